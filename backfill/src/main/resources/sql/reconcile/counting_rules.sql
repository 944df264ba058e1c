SELECT
    toUnixTimestamp64Milli(started_at) AS started_millis,
    user_limit,
    address_limit,
    token_limit,
    allowed_lateness
FROM counting_rules
ORDER BY started_at
