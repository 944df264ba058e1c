SELECT
    sumIf(click_count + duplicate_count + invalid_count, resolution = '1h') AS clicks,
    count() AS cells
FROM staged_cells FINAL
WHERE date = toDate(?)
  AND run = ?
