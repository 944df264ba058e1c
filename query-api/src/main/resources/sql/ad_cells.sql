SELECT
    toUnixTimestamp(event_time) AS event_seconds,
    click_count,
    total_cost,
    duplicate_count,
    invalid_count,
    toString(finality) AS finality,
    toUnixTimestamp64Milli(updated_at) AS updated_at_millis
FROM {{cells}}
WHERE ad_id = ?
  AND event_time >= toDateTime(?, 'UTC')
  AND event_time < toDateTime(?, 'UTC')
ORDER BY event_time
SETTINGS max_execution_time = 8, max_threads = 1, do_not_merge_across_partitions_select_final = 1
