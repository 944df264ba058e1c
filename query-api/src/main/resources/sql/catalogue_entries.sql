SELECT
    ad_id,
    name,
    campaign_id,
    advertiser_id,
    toUnixTimestamp64Milli(updated_at) AS updated_at_millis
FROM ad_catalogue FINAL
WHERE ad_id IN (SELECT arrayJoin(JSONExtract(?, 'Array(String)')))
ORDER BY ad_id
SETTINGS max_execution_time = 8, max_threads = 1
