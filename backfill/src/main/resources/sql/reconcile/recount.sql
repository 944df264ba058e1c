INSERT INTO staged_recounts
    (date, run, variant, resolution, ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count, invalid_by_reason)
WITH
    parameters AS
    (
        SELECT
            toDate(?) AS date,
            toUInt64(?) AS run,
            ? AS variant
    ),
    -- A file that was written twice holds the same positions.
    clicks AS
    (
        SELECT
            partition,
            offset,
            any(ad_id) AS ad_id,
            any(user_id) AS user_id,
            intDiv(toUnixTimestamp64Milli(any(event_time)), 60000) AS minute,
            any(ip) AS ip,
            any(cost_e4) AS cost_e4,
            any(ivt) AS ivt,
            any(token) AS token
        FROM {{archive}}
        WHERE has(JSONExtract(?, 'Array(String)'), concat(splitByChar('/', _path)[-2], '/', _file))
          AND event_time <= received_at + INTERVAL 1 MINUTE
          AND event_time >= received_at - INTERVAL 24 HOUR
          AND (? = 0 OR (partition, offset) NOT IN
              (
                  SELECT source_partition, source_offset
                  FROM rejected_clicks FINAL
                  WHERE reason = 'LATE'
                    AND event_time >= fromUnixTimestamp64Milli(?)
                    AND event_time < fromUnixTimestamp64Milli(?)
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
            argMin(ip, (partition, offset)) AS ip,
            argMin(cost_e4, (partition, offset)) AS cost_e4,
            argMin(ivt, (partition, offset)) AS ivt,
            argMin(token, (partition, offset)) AS token,
            count() - 1 AS duplicates
        FROM clicks
        GROUP BY ad_id, user_id, minute
    ),
    judged AS
    (
        SELECT
            ad_id,
            minute,
            cost_e4,
            duplicates,
            multiIf(
                ivt != '', ivt,
                ? > 0 AND countIf(ivt = '') OVER (PARTITION BY user_id, minute) > ?, 'USER_VELOCITY',
                ip != '' AND ? > 0 AND countIf(ivt = '') OVER (PARTITION BY ip, minute) > ?, 'ADDRESS_VELOCITY',
                token != '' AND ? > 0 AND countIf(ivt = '') OVER (PARTITION BY token, minute) > ?, 'TOKEN_REUSE',
                '') AS verdict
        FROM distinct_clicks
    )
SELECT
    (SELECT date FROM parameters),
    (SELECT run FROM parameters),
    (SELECT variant FROM parameters),
    window.1 AS resolution,
    ad_id,
    toDateTime(intDiv(minute, window.2) * window.2 * 60, 'UTC') AS event_time,
    countIf(verdict = ''),
    toDecimal128(sumIf(cost_e4, verdict = ''), 4) / 10000,
    sum(duplicates),
    countIf(verdict != ''),
    sumMapIf(map(verdict, toInt64(1)), verdict != '')
FROM judged
ARRAY JOIN [('1m', 1), ('5m', 5), ('1h', 60)] AS window
GROUP BY resolution, ad_id, event_time
SETTINGS use_hive_partitioning = 0, max_bytes_ratio_before_external_group_by = 0.5, max_bytes_ratio_before_external_sort = 0.5
