WITH chosen AS
(
    SELECT ad_id, campaign_id, advertiser_id
    FROM ad_catalogue FINAL
    WHERE {{column}} IN (SELECT arrayJoin(JSONExtract(?, 'Array(String)')))
      AND (? = '' OR advertiser_id = ?)
)
SELECT
    chosen.{{group}} AS group_id,
    toUnixTimestamp(cells.event_time) AS event_seconds,
    sum(cells.click_count) AS click_count,
    sum(cells.total_cost) AS total_cost,
    sum(cells.duplicate_count) AS duplicate_count,
    sum(cells.invalid_count) AS invalid_count,
    toString(min(cells.finality)) AS finality,
    toUnixTimestamp64Milli(max(cells.updated_at)) AS updated_at_millis
FROM {{cells}}
INNER JOIN chosen ON chosen.ad_id = cells.ad_id
WHERE cells.ad_id IN (SELECT ad_id FROM chosen)
  AND cells.event_time >= toDateTime(?, 'UTC')
  AND cells.event_time < toDateTime(?, 'UTC')
GROUP BY group_id, event_seconds
ORDER BY group_id, event_seconds
LIMIT ?
SETTINGS max_execution_time = 8, do_not_merge_across_partitions_select_final = 1
