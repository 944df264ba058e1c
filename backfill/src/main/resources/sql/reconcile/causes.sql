SELECT
    cause,
    countIf(resolution = '1m') AS minutes,
    count() AS cells,
    sumIf(new_click_count - old_click_count, resolution = '1m') AS clicks,
    sumIf(new_total_cost - old_total_cost, resolution = '1m') AS cost
FROM discrepancies FINAL
WHERE date = toDate(?)
  AND run = ?
GROUP BY cause
ORDER BY indexOf(['LATE', 'REDRIVEN', 'RULE_CHANGE', 'SINK_GAP', 'UNEXPLAINED'], toString(cause))
