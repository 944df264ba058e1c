CREATE TABLE IF NOT EXISTS discrepancies
(
    date                Date,
    run                 UInt64,
    resolution          LowCardinality(String),
    ad_id               String,
    event_time          DateTime('UTC'),
    old_click_count     Int64,
    old_total_cost      Decimal(18, 4),
    old_duplicate_count Int64,
    old_invalid_count   Int64,
    old_finality        LowCardinality(String),
    old_revision        UInt64,
    new_click_count     Int64,
    new_total_cost      Decimal(18, 4),
    new_duplicate_count Int64,
    new_invalid_count   Int64,
    cause               LowCardinality(String),
    detail              String,
    is_judged           UInt8
)
ENGINE = ReplacingMergeTree(is_judged)
PARTITION BY (date, run)
ORDER BY (date, run, resolution, ad_id, event_time)
