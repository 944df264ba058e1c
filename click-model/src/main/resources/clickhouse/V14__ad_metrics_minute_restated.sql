CREATE TABLE IF NOT EXISTS ad_metrics_minute_restated AS ad_metrics_minute
