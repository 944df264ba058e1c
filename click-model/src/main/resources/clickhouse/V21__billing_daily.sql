CREATE TABLE IF NOT EXISTS billing_daily
(
    ad_id             String,
    date              Date,
    run               UInt64,
    gross_count       Int64,
    duplicate_count   Int64,
    invalid_count     Int64,
    invalid_by_reason Map(LowCardinality(String), Int64),
    click_count       Int64,
    total_cost        Decimal(18, 4)
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(date)
ORDER BY (ad_id, date, run)
