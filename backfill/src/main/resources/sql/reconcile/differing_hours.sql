SELECT DISTINCT toHour(event_time, 'UTC') AS hour
FROM discrepancies FINAL
WHERE date = toDate(?)
  AND run = ?
ORDER BY hour
