SELECT
    ad_id,
    sum(cells.click_count) AS click_count,
    sum(cells.total_cost) AS total_cost,
    sum(cells.duplicate_count) AS duplicate_count,
    sum(cells.invalid_count) AS invalid_count
FROM {{table}} AS cells FINAL
WHERE ad_id IN
    (
        -- Without FINAL: an older version can only add a candidate, and the index on the metric skips nearly everything.
        SELECT ad_id
        FROM {{table}}
        WHERE event_time >= toDateTime(?, 'UTC')
          AND event_time < toDateTime(?, 'UTC')
          AND {{metric}} >= {{threshold}}
    )
  AND event_time >= toDateTime(?, 'UTC')
  AND event_time < toDateTime(?, 'UTC')
GROUP BY ad_id
HAVING {{metric}} > 0
ORDER BY {{metric}} DESC, ad_id
LIMIT ?
SETTINGS max_execution_time = 8, do_not_merge_across_partitions_select_final = 1
