-- A cell cannot hold clicks that never were: the archive lacks them, or they were counted twice.
SELECT count() AS cells
FROM discrepancies FINAL
WHERE date = toDate(?)
  AND run = ?
  AND cause = 'UNEXPLAINED'
  AND new_click_count + new_duplicate_count + new_invalid_count
    < old_click_count + old_duplicate_count + old_invalid_count
