SELECT
    ad_id,
    toUnixTimestamp(event_time) AS event_seconds,
    cause,
    run,
    old_click_count AS click_count,
    old_total_cost AS total_cost,
    old_duplicate_count AS duplicate_count,
    old_invalid_count AS invalid_count,
    click_count_change,
    total_cost_change,
    duplicate_count_change,
    invalid_count_change
FROM restatements FINAL
WHERE date = toDate(?)
  AND resolution = '1m'
  AND (date, run) IN (SELECT date, run FROM reconciliation_runs FINAL WHERE date = toDate(?) AND state = 'closed')
ORDER BY cause != 'UNEXPLAINED', abs(total_cost_change) DESC, abs(click_count_change) DESC, ad_id, event_time, run
LIMIT 100
SETTINGS max_execution_time = 8
