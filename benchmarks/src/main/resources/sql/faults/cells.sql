SELECT ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count
FROM %s FINAL
