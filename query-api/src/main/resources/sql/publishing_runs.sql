SELECT toString(date) AS day, run
FROM reconciliation_runs FINAL
WHERE state = 'publishing'
SETTINGS max_execution_time = 8
