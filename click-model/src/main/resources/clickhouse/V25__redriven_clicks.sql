CREATE TABLE IF NOT EXISTS redriven_clicks
(
    source_partition Int32,
    source_offset    Int64,
    ad_id            String,
    event_time       DateTime64(3, 'UTC'),
    redriven_at      DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(redriven_at)
ORDER BY (source_partition, source_offset)
