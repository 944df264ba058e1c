CREATE TABLE IF NOT EXISTS staged_recounts
(
    date              Date,
    run               UInt64,
    variant           LowCardinality(String),
    resolution        LowCardinality(String),
    ad_id             String,
    event_time        DateTime('UTC'),
    click_count       Int64,
    total_cost        Decimal(18, 4),
    duplicate_count   Int64,
    invalid_count     Int64,
    invalid_by_reason Map(LowCardinality(String), Int64)
)
ENGINE = ReplacingMergeTree
PARTITION BY (date, run)
ORDER BY (date, run, variant, resolution, ad_id, event_time)
