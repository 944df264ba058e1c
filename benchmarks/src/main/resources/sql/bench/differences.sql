SELECT uniqExact(ad_id, event_time)
FROM
(
    SELECT ad_id, event_time
    FROM
    (
        SELECT ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count FROM %s FINAL
        UNION ALL
        SELECT ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count FROM %s FINAL
    )
    GROUP BY ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count
    HAVING count() != 2
)
