SELECT buckets, bucket_keys, allowed_lateness FROM counting_rules ORDER BY started_at DESC LIMIT 1
