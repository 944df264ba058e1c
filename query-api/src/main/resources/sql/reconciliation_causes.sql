SELECT
    cause,
    countIf(resolution = '1m') AS minutes,
    count() AS cells,
    sumIf(click_count_change, resolution = '1m') AS clicks,
    sumIf(total_cost_change, resolution = '1m') AS cost
FROM restatements FINAL
WHERE date = toDate(?)
  AND (date, run) IN (SELECT date, run FROM reconciliation_runs FINAL WHERE date = toDate(?) AND state = 'closed')
GROUP BY cause
ORDER BY indexOf(['UNEXPLAINED', 'LATE', 'REDRIVEN', 'RULE_CHANGE', 'SINK_GAP'], toString(cause))
SETTINGS max_execution_time = 8
