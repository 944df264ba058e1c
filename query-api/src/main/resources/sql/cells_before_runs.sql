(
    SELECT
        c.ad_id AS ad_id,
        c.event_time AS event_time,
        if(r.run > 0, r.old_click_count, c.click_count) AS click_count,
        if(r.run > 0, r.old_total_cost, c.total_cost) AS total_cost,
        if(r.run > 0, r.old_duplicate_count, c.duplicate_count) AS duplicate_count,
        if(r.run > 0, r.old_invalid_count, c.invalid_count) AS invalid_count,
        CAST(
            if(r.run > 0, indexOf(['provisional', 'final', 'restated'], r.old_finality) - 1, toInt64(c.finality)),
            'Enum8(\'provisional\' = 0, \'final\' = 1, \'restated\' = 2)') AS finality,
        c.updated_at AS updated_at
    FROM {{table}} AS c FINAL
    LEFT JOIN
    (
        SELECT
            x.ad_id AS ad_id,
            x.event_time AS event_time,
            min(x.run) AS run,
            argMin(x.old_click_count, x.run) AS old_click_count,
            argMin(x.old_total_cost, x.run) AS old_total_cost,
            argMin(x.old_duplicate_count, x.run) AS old_duplicate_count,
            argMin(x.old_invalid_count, x.run) AS old_invalid_count,
            argMin(x.old_finality, x.run) AS old_finality,
            argMin(x.old_revision, x.run) AS old_revision
        FROM restatements AS x FINAL
        WHERE x.resolution = '{{resolution}}'
          AND (x.date, x.run) IN ({{runs}})
          AND x.event_time >= toDateTime({{first}}, 'UTC')
          AND x.event_time < toDateTime({{end}}, 'UTC')
        GROUP BY x.ad_id, x.event_time
    ) AS r ON c.ad_id = r.ad_id AND c.event_time = r.event_time
    WHERE (r.run = 0 OR r.old_revision > 0)
      AND c.event_time >= toDateTime({{first}}, 'UTC')
      AND c.event_time < toDateTime({{end}}, 'UTC')
) AS cells
