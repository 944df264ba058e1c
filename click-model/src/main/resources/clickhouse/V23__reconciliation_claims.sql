CREATE TABLE IF NOT EXISTS reconciliation_claims
(
    date     Date,
    claim    String,
    host     String,
    pid      Int64,
    released UInt8,
    beat     DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(beat)
ORDER BY (date, claim)
TTL toDateTime(beat) + INTERVAL 7 DAY
