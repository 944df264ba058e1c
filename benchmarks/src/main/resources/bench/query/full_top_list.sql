SELECT ad_id, sum(cells.click_count) AS click_count
FROM ad_metrics_hour AS cells FINAL
WHERE event_time >= toDateTime({{from}}, 'UTC') AND event_time < toDateTime({{to}}, 'UTC')
GROUP BY ad_id
ORDER BY click_count DESC, ad_id
LIMIT 20
SETTINGS do_not_merge_across_partitions_select_final = 1
FORMAT TSV
