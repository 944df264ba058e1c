SELECT toString(max(date)) AS day
FROM reconciliation_runs FINAL
WHERE state = 'closed'
HAVING count() > 0
SETTINGS max_execution_time = 8
