CREATE TABLE IF NOT EXISTS pipeline_progress
(
    shard      UInt32,
    watermark  DateTime64(3, 'UTC'),
    updated_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY shard
