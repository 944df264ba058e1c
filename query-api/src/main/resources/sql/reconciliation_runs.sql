SELECT
    run,
    state,
    user_limit,
    address_limit,
    token_limit,
    code_version,
    archive_digest,
    recount,
    clicks,
    cells,
    toUnixTimestamp64Milli(started_at) AS started_millis,
    toUnixTimestamp64Milli(updated_at) AS updated_millis
FROM reconciliation_runs FINAL
WHERE date = toDate(?)
ORDER BY run DESC
LIMIT 100
SETTINGS max_execution_time = 8
