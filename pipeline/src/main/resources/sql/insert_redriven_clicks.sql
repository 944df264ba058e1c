INSERT INTO redriven_clicks
    (source_partition, source_offset, ad_id, event_time, redriven_at)
VALUES (?, ?, ?, ?, ?)
