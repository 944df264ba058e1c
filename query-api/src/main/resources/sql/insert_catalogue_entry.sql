INSERT INTO ad_catalogue (ad_id, name, campaign_id, advertiser_id, updated_at)
VALUES (?, ?, ?, ?, fromUnixTimestamp64Milli(?))
