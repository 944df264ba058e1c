SELECT buckets, bucket_keys FROM counting_rules ORDER BY started_at DESC LIMIT 1
