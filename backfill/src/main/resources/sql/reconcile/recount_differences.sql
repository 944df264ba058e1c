SELECT count() AS cells
FROM
(
    SELECT resolution, ad_id, event_time
    FROM
    (
        SELECT resolution, ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count, 1 AS side
        FROM staged_cells FINAL
        WHERE date = toDate(?) AND run = ?
        UNION ALL
        SELECT resolution, ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count, -1 AS side
        FROM staged_recounts FINAL
        WHERE date = toDate(?) AND run = ? AND variant = ?
    )
    GROUP BY resolution, ad_id, event_time
    HAVING sum(click_count * side) != 0
        OR sum(total_cost * side) != 0
        OR sum(duplicate_count * side) != 0
        OR sum(invalid_count * side) != 0
)
