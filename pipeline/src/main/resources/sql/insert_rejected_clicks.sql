INSERT INTO rejected_clicks
    (source_partition, source_offset, reason, detail, ad_id, event_time, original, rejected_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
