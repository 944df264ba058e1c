SELECT
    user_limit,
    address_limit,
    token_limit,
    toUnixTimestamp64Milli(started_at) AS started_millis
FROM reconciliation_runs FINAL
WHERE date = toDate(?)
  AND state = 'closed'
ORDER BY run DESC
LIMIT 1
SETTINGS max_execution_time = 8, max_threads = 1
