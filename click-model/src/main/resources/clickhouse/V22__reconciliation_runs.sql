CREATE TABLE IF NOT EXISTS reconciliation_runs
(
    date           Date,
    run            UInt64,
    step           UInt8,
    state          LowCardinality(String),
    user_limit     UInt32,
    address_limit  UInt32,
    code_version   LowCardinality(String),
    archive_digest String,
    recount        LowCardinality(String),
    clicks         Int64,
    cells          Int64,
    started_at     DateTime64(3, 'UTC'),
    updated_at     DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(step)
ORDER BY (date, run)
