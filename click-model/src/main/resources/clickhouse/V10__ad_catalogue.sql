CREATE TABLE IF NOT EXISTS ad_catalogue
(
    ad_id         String,
    name          String,
    campaign_id   String,
    advertiser_id String,
    updated_at    DateTime64(3, 'UTC'),
    INDEX advertiser advertiser_id TYPE bloom_filter GRANULARITY 1,
    INDEX campaign campaign_id TYPE bloom_filter GRANULARITY 1
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY ad_id
SETTINGS index_granularity = 1024
