INSERT INTO restatements
SELECT
    date,
    run,
    resolution,
    ad_id,
    event_time,
    old_click_count,
    old_total_cost,
    old_duplicate_count,
    old_invalid_count,
    old_finality,
    old_revision,
    new_click_count - old_click_count AS click_count_change,
    new_total_cost - old_total_cost AS total_cost_change,
    new_duplicate_count - old_duplicate_count AS duplicate_count_change,
    new_invalid_count - old_invalid_count AS invalid_count_change,
    cause,
    ? AS rules,
    ? AS code_version,
    ? AS archive_digest,
    fromUnixTimestamp64Milli(?) AS booked_at
FROM discrepancies FINAL
WHERE date = toDate(?)
  AND run = ?
