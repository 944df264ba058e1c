SELECT
    ad_id,
    sum(cells.click_count) AS click_count,
    sum(cells.total_cost) AS total_cost,
    sum(cells.duplicate_count) AS duplicate_count,
    sum(cells.invalid_count) AS invalid_count
FROM {{table}} AS cells FINAL
WHERE ad_id IN
    (
        SELECT ad_id
        FROM ad_catalogue FINAL
        WHERE (? = '' OR advertiser_id = ?)
          AND (? = '' OR campaign_id = ?)
    )
  AND event_time >= toDateTime(?, 'UTC')
  AND event_time < toDateTime(?, 'UTC')
GROUP BY ad_id
HAVING {{metric}} > 0
ORDER BY {{metric}} DESC, ad_id
LIMIT ?
SETTINGS max_execution_time = 8, do_not_merge_across_partitions_select_final = 1
