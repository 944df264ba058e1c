ALTER TABLE counting_rules
    ADD COLUMN IF NOT EXISTS bucket_keys UInt8 DEFAULT 1 COMMENT 'how buckets become keys of state'
