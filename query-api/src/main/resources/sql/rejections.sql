-- A click whose event time is unreadable or implausible is found by the time it was rejected.
WITH
    reason = 'IMPLAUSIBLE_EVENT_TIME' OR event_time = fromUnixTimestamp64Milli(0) AS without_time,
    if(without_time, rejected_at, event_time) AS found_at
SELECT
    reason,
    count() AS clicks
FROM rejected_clicks FINAL
WHERE found_at >= fromUnixTimestamp64Milli(?)
  AND found_at < fromUnixTimestamp64Milli(?)
GROUP BY reason
ORDER BY reason
SETTINGS max_execution_time = 8, max_threads = 1
