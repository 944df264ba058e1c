CREATE TABLE IF NOT EXISTS ad_metrics_hour
(
    ad_id           String,
    event_time      DateTime('UTC'),
    click_count     Int64,
    total_cost      Decimal(18, 4),
    duplicate_count Int64,
    invalid_count   Int64,
    finality        Enum8('provisional' = 0, 'final' = 1, 'restated' = 2),
    revision        UInt64,
    updated_at      DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMMDD(event_time)
ORDER BY (ad_id, event_time)
