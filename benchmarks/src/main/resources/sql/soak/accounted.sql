SELECT
    (SELECT sum(click_count + duplicate_count + invalid_count) FROM ad_metrics_minute FINAL)
    + (SELECT count() FROM rejected_clicks FINAL)
