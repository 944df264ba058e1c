WITH
    ? AS text,
    entries AS
    (
        SELECT ad_id, name, campaign_id, advertiser_id
        FROM ad_catalogue FINAL
        WHERE ? = '' OR advertiser_id = ?
    )
SELECT kind, id, name, ads
FROM
(
    SELECT 'advertiser' AS kind, advertiser_id AS id, '' AS name, count() AS ads
    FROM entries
    WHERE positionCaseInsensitiveUTF8(advertiser_id, text) > 0
    GROUP BY advertiser_id
    UNION ALL
    SELECT 'campaign' AS kind, campaign_id AS id, '' AS name, count() AS ads
    FROM entries
    WHERE campaign_id != '' AND positionCaseInsensitiveUTF8(campaign_id, text) > 0
    GROUP BY campaign_id
    UNION ALL
    SELECT 'ad' AS kind, ad_id AS id, name, 1 AS ads
    FROM entries
    WHERE positionCaseInsensitiveUTF8(ad_id, text) > 0 OR positionCaseInsensitiveUTF8(name, text) > 0
)
ORDER BY lower(id) != lower(text) AND lower(name) != lower(text), indexOf(['advertiser', 'campaign', 'ad'], kind), length(id), id
LIMIT ?
SETTINGS max_execution_time = 8
