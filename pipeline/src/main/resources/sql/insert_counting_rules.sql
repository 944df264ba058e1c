INSERT INTO counting_rules
    (started_at, user_limit, address_limit, token_limit, allowed_lateness, code_version, buckets, bucket_keys)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
