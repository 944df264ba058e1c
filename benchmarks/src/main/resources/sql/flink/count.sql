SELECT
    window_start,
    adId AS ad_id,
    SUM(CASE WHEN tagged THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END) AS valid,
    SUM(CASE WHEN tagged THEN CAST(0 AS BIGINT) ELSE costE4 END) AS cost,
    SUM(CASE WHEN tagged THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END) AS invalid
FROM TABLE(TUMBLE(TABLE distinct_clicks, DESCRIPTOR(event_time), INTERVAL '%d' MINUTE))
GROUP BY window_start, window_end, adId
