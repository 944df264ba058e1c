ALTER TABLE ad_metrics_five_minutes
    ADD INDEX IF NOT EXISTS highest_clicks click_count TYPE minmax GRANULARITY 1,
    ADD INDEX IF NOT EXISTS highest_cost total_cost TYPE minmax GRANULARITY 1,
    ADD INDEX IF NOT EXISTS highest_invalid invalid_count TYPE minmax GRANULARITY 1
