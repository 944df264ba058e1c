SELECT
    ad_id,
    name,
    campaign_id,
    advertiser_id,
    toUnixTimestamp64Milli(updated_at) AS updated_at_millis
FROM ad_catalogue FINAL
WHERE ad_id > ?
  AND (? = '' OR advertiser_id = ?)
  AND (? = '' OR campaign_id = ?)
ORDER BY ad_id
LIMIT ?
SETTINGS max_execution_time = 8, max_threads = 1
