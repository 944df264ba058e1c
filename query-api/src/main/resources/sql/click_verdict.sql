-- The rules of the recount, over the one minute that the verdict on a click depends on.
WITH
    tuple(toInt32(?), toInt64(?)) AS asked,
    -- A file that was written twice holds the same positions.
    clicks AS
    (
        SELECT
            (partition, offset) AS position,
            any(ad_id) AS ad_id,
            any(user_id) AS user_id,
            intDiv(toUnixTimestamp64Milli(any(event_time)), 60000) AS minute,
            any(ip) AS ip,
            any(ivt) AS ivt,
            any(token) AS token
        FROM {{archive}}
        WHERE event_time >= fromUnixTimestamp64Milli(?, 'UTC')
          AND event_time < fromUnixTimestamp64Milli(?, 'UTC')
          AND event_time <= received_at + INTERVAL 1 MINUTE
          AND event_time >= received_at - INTERVAL 24 HOUR
          -- The name of a file begins with the time of its writing.
          AND (? = '' OR _file < ?)
          AND (? = 0 OR (partition, offset) NOT IN
              (
                  SELECT source_partition, source_offset
                  FROM rejected_clicks FINAL
                  WHERE reason = 'LATE'
                    AND event_time >= fromUnixTimestamp64Milli(?, 'UTC')
                    AND event_time < fromUnixTimestamp64Milli(?, 'UTC')
              ))
        GROUP BY partition, offset
    ),
    -- Of the copies of a click the one at the lowest position wins.
    distinct_clicks AS
    (
        SELECT
            ad_id,
            user_id,
            minute,
            argMin(ip, position) AS ip,
            argMin(ivt, position) AS ivt,
            argMin(token, position) AS token,
            min(position) AS winner,
            countIf(position = asked) > 0 AS is_asked
        FROM clicks
        GROUP BY ad_id, user_id, minute
    ),
    judged AS
    (
        SELECT
            is_asked,
            winner,
            multiIf(
                ivt != '', ivt,
                ? > 0 AND countIf(ivt = '') OVER (PARTITION BY user_id, minute) > ?, 'USER_VELOCITY',
                ip != '' AND ? > 0 AND countIf(ivt = '') OVER (PARTITION BY ip, minute) > ?, 'ADDRESS_VELOCITY',
                token != '' AND ? > 0 AND countIf(ivt = '') OVER (PARTITION BY token, minute) > ?, 'TOKEN_REUSE',
                '') AS verdict
        FROM distinct_clicks
    )
SELECT
    winner != asked AS duplicate,
    verdict AS reason
FROM judged
WHERE is_asked
SETTINGS max_execution_time = 60, use_hive_partitioning = 0, max_bytes_ratio_before_external_group_by = 0.5, max_bytes_ratio_before_external_sort = 0.5
