INSERT INTO {{table}}
SELECT
    ad_id,
    toStartOfInterval(event_time, INTERVAL {{minutes}} MINUTE) AS window,
    sum(click_count),
    sum(total_cost),
    sum(duplicate_count),
    sum(invalid_count),
    'final',
    sum(click_count),
    max(updated_at)
FROM ad_metrics_minute
WHERE event_time >= toDateTime({{from}}, 'UTC') AND event_time < toDateTime({{to}}, 'UTC')
GROUP BY ad_id, window
SETTINGS optimize_aggregation_in_order = 1, max_threads = 2, max_insert_threads = 2, min_insert_block_size_rows = 4194304, min_insert_block_size_bytes = 1073741824
