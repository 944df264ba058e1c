CREATE TABLE IF NOT EXISTS ad_metrics_hour_restated AS ad_metrics_hour
