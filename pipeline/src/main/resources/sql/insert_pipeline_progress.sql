INSERT INTO pipeline_progress
    (shard, watermark, updated_at)
VALUES (?, ?, ?)
