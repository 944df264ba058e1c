SELECT toString(date) AS day, run
FROM reconciliation_runs FINAL
WHERE (state = 'publishing' OR (state = 'closed' AND updated_at > fromUnixTimestamp64Milli(?)))
  AND date >= toDate(toDateTime(?, 'UTC'), 'UTC')
  AND date <= toDate(toDateTime(?, 'UTC'), 'UTC')
SETTINGS max_execution_time = 8
