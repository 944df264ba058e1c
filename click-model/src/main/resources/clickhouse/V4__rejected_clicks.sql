CREATE TABLE IF NOT EXISTS rejected_clicks
(
    source_partition Int32,
    source_offset    Int64,
    reason           LowCardinality(String),
    detail           String,
    ad_id            String,
    event_time       DateTime64(3, 'UTC'),
    original         String,
    rejected_at      DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(rejected_at)
ORDER BY (source_partition, source_offset)
