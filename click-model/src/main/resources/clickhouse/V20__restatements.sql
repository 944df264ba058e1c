CREATE TABLE IF NOT EXISTS restatements
(
    date                   Date,
    run                    UInt64,
    resolution             LowCardinality(String),
    ad_id                  String,
    event_time             DateTime('UTC'),
    old_click_count        Int64,
    old_total_cost         Decimal(18, 4),
    old_duplicate_count    Int64,
    old_invalid_count      Int64,
    old_finality           LowCardinality(String),
    old_revision           UInt64,
    click_count_change     Int64,
    total_cost_change      Decimal(18, 4),
    duplicate_count_change Int64,
    invalid_count_change   Int64,
    cause                  LowCardinality(String),
    rules                  LowCardinality(String),
    code_version           LowCardinality(String),
    archive_digest         LowCardinality(String),
    booked_at              DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(date)
ORDER BY (resolution, ad_id, event_time, run)
