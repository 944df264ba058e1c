SELECT count() FROM ad_metrics_minute WHERE event_time >= toDateTime({{from}}, 'UTC') AND event_time < toDateTime({{to}}, 'UTC')
