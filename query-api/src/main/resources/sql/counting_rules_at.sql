-- The last rules that were recorded before that time; if there are none, the first after it.
WITH
    toUnixTimestamp64Milli(started_at) AS started_millis
SELECT
    user_limit,
    address_limit,
    token_limit,
    allowed_lateness
FROM counting_rules
ORDER BY
    started_millis < ? DESC,
    abs(started_millis - ?)
LIMIT 1
SETTINGS max_execution_time = 8, max_threads = 1
