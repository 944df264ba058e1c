INSERT INTO staged_cells
    (date, run, resolution, ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
