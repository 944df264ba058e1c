ALTER TABLE ad_metrics_minute
    ADD INDEX IF NOT EXISTS highest_clicks click_count TYPE minmax GRANULARITY 1,
    ADD INDEX IF NOT EXISTS highest_cost total_cost TYPE minmax GRANULARITY 1,
    ADD INDEX IF NOT EXISTS highest_invalid invalid_count TYPE minmax GRANULARITY 1
