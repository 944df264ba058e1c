CREATE TABLE IF NOT EXISTS counting_rules
(
    started_at       DateTime64(3, 'UTC'),
    user_limit       UInt32,
    address_limit    UInt32,
    allowed_lateness UInt64 COMMENT 'milliseconds',
    code_version     String,
    buckets          UInt32
)
ENGINE = MergeTree
ORDER BY started_at
