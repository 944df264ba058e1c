INSERT INTO discrepancies
SELECT
    toDate(?) AS date,
    toUInt64(?) AS run,
    ? AS resolution,
    ad_id,
    event_time,
    sumIf(click_count, served) AS old_click_count,
    sumIf(total_cost, served) AS old_total_cost,
    sumIf(duplicate_count, served) AS old_duplicate_count,
    sumIf(invalid_count, served) AS old_invalid_count,
    maxIf(finality, served) AS old_finality,
    maxIf(revision, served) AS old_revision,
    sumIf(click_count, NOT served) AS new_click_count,
    sumIf(total_cost, NOT served) AS new_total_cost,
    sumIf(duplicate_count, NOT served) AS new_duplicate_count,
    sumIf(invalid_count, NOT served) AS new_invalid_count,
    '' AS cause,
    '' AS detail,
    0 AS is_judged
FROM
(
    SELECT
        ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count,
        toString(finality) AS finality, revision, true AS served
    FROM {{table}} FINAL
    WHERE event_time >= toDateTime(?, 'UTC')
      AND event_time < toDateTime(?, 'UTC')
    UNION ALL
    SELECT
        ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count,
        '' AS finality, 0 AS revision, false AS served
    FROM staged_cells FINAL
    WHERE date = toDate(?)
      AND run = ?
      AND resolution = ?
)
GROUP BY ad_id, event_time
HAVING (old_click_count, old_total_cost, old_duplicate_count, old_invalid_count)
    != (new_click_count, new_total_cost, new_duplicate_count, new_invalid_count)
SETTINGS do_not_merge_across_partitions_select_final = 1, max_bytes_ratio_before_external_group_by = 0.5
