INSERT INTO {{table}}
    (ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count, finality, revision, updated_at)
SELECT
    ad_id,
    event_time,
    new_click_count,
    new_total_cost,
    new_duplicate_count,
    new_invalid_count,
    'restated',
    toUInt64(?),
    now64(3)
FROM discrepancies FINAL
WHERE date = toDate(?)
  AND run = ?
  AND resolution = ?
