INSERT INTO ad_metrics_minute
WITH
    number AS ad,
    1 + (number * 514229 + 3) % {{ads}} AS rank,
    least(1440, {{base}} + toUInt64({{factor}} / pow(rank, 0.7))) AS minutes_of_ad,
    arrayJoin(range(toUInt64(ceil({{first}} * minutes_of_ad / 1440)), toUInt64(ceil({{end}} * minutes_of_ad / 1440)))) AS cell,
    1 + intDiv(20000, rank + 20) + cityHash64(ad, cell) % 3 AS clicks
SELECT
    concat('ad-', leftPad(toString(ad), 7, '0')) AS ad_id,
    toDateTime({{start}} + 60 * intDiv(cell * 1440, minutes_of_ad), 'UTC') AS event_time,
    clicks AS click_count,
    toDecimal64(clicks * (1 + rank % 17), 4) / 100 AS total_cost,
    intDiv(clicks, 12) AS duplicate_count,
    intDiv(clicks, 20) AS invalid_count,
    'final' AS finality,
    clicks AS revision,
    toDateTime64(event_time + 90, 3, 'UTC') AS updated_at
FROM numbers({{ads}})
SETTINGS max_threads = 2, max_insert_threads = 2, max_insert_block_size = 1048576, min_insert_block_size_rows = 4194304, min_insert_block_size_bytes = 1073741824
