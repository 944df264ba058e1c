CREATE TEMPORARY VIEW distinct_clicks AS
SELECT adId, costE4, tagged, event_time
FROM
(
    SELECT
        *,
        ROW_NUMBER() OVER (PARTITION BY userId, adId, eventTimeMillis / 60000 ORDER BY read_at ASC) AS copy
    FROM clicks
)
WHERE copy = 1
