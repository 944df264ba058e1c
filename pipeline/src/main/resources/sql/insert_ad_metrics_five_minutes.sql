INSERT INTO ad_metrics_five_minutes
    (ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count, finality, revision, updated_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
