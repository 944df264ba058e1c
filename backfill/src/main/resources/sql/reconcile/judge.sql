INSERT INTO discrepancies
WITH
    JSONExtract(?, 'Array(String)') AS variants,
    late AS
    (
        SELECT
            window.1 AS late_resolution,
            ad_id AS late_ad,
            toDateTime(intDiv(toUnixTimestamp(event_time), window.2) * window.2, 'UTC') AS late_window,
            count() AS late_clicks,
            countIf((ad_id, event_time) IN (SELECT ad_id, event_time FROM redriven_clicks)) AS redriven_clicks
        FROM rejected_clicks FINAL
        ARRAY JOIN [('1m', 60), ('5m', 300), ('1h', 3600)] AS window
        WHERE reason = 'LATE'
          AND event_time >= fromUnixTimestamp64Milli(?)
          AND event_time < fromUnixTimestamp64Milli(?)
        GROUP BY late_resolution, late_ad, late_window
    ),
    counted_otherwise AS
    (
        SELECT
            resolution AS counted_resolution,
            ad_id AS counted_ad,
            event_time AS counted_window,
            mapFromArrays(
                groupArray(toString(variant)),
                groupArray((click_count, total_cost, duplicate_count, invalid_count))) AS figures
        FROM staged_recounts FINAL
        WHERE date = toDate(?)
          AND run = ?
          AND variant != ?
        GROUP BY resolution, ad_id, event_time
    ),
    known AS
    (
        SELECT
            d.date AS date,
            d.run AS run,
            d.resolution AS resolution,
            d.ad_id AS ad_id,
            d.event_time AS event_time,
            d.old_click_count AS old_click_count,
            d.old_total_cost AS old_total_cost,
            d.old_duplicate_count AS old_duplicate_count,
            d.old_invalid_count AS old_invalid_count,
            d.old_finality AS old_finality,
            d.old_revision AS old_revision,
            d.new_click_count AS new_click_count,
            d.new_total_cost AS new_total_cost,
            d.new_duplicate_count AS new_duplicate_count,
            d.new_invalid_count AS new_invalid_count,
            l.late_clicks AS late_clicks,
            l.late_clicks > 0 AND l.redriven_clicks = l.late_clicks AS is_redriven,
            -- A cell that another count does not have is all zeros there. One without late clicks of its own
            -- may still change by those of its users in other ads.
            arrayFilter(
                variant -> c.figures[variant]
                    = (d.old_click_count, d.old_total_cost, d.old_duplicate_count, d.old_invalid_count),
                variants) AS explanations,
            d.old_click_count + d.old_duplicate_count + d.old_invalid_count AS old_gross,
            d.new_click_count + d.new_duplicate_count + d.new_invalid_count AS new_gross,
            -- See Revision: from the 61st bit up stands the finality, 2 being the last word.
            bitShiftRight(d.old_revision, 61) < 2 AS is_unfinished
        FROM discrepancies AS d FINAL
        LEFT JOIN late AS l
            ON d.resolution = l.late_resolution AND d.ad_id = l.late_ad AND d.event_time = l.late_window
        LEFT JOIN counted_otherwise AS c
            ON d.resolution = c.counted_resolution AND d.ad_id = c.counted_ad AND d.event_time = c.counted_window
        WHERE d.date = toDate(?)
          AND d.run = ?
          AND d.is_judged = 0
    )
SELECT
    date,
    run,
    resolution,
    ad_id,
    event_time,
    old_click_count,
    old_total_cost,
    old_duplicate_count,
    old_invalid_count,
    old_finality,
    old_revision,
    new_click_count,
    new_total_cost,
    new_duplicate_count,
    new_invalid_count,
    multiIf(
        has(explanations, 'punctual'), if(is_redriven, 'REDRIVEN', 'LATE'),
        notEmpty(explanations), 'RULE_CHANGE',
        is_unfinished AND old_gross <= new_gross, 'SINK_GAP',
        -- A click may be counted and then recorded as late too, when a crash came in between.
        new_gross > old_gross AND new_gross - old_gross <= late_clicks, if(is_redriven, 'REDRIVEN', 'LATE'),
        'UNEXPLAINED') AS cause,
    multiIf(
        cause IN ('LATE', 'REDRIVEN') AND late_clicks = 0, 'a user, an address or a token went over the limit by late clicks',
        cause IN ('LATE', 'REDRIVEN'), concat(toString(late_clicks), ' clicks of this cell were recorded as late'),
        cause = 'RULE_CHANGE', concat('as counted under ', explanations[1]),
        cause = 'SINK_GAP' AND old_revision = 0, 'there was no cell',
        cause = 'SINK_GAP', concat('the last word is missing, the cell was ', old_finality),
        '') AS detail,
    1 AS is_judged
FROM known
SETTINGS join_algorithm = 'grace_hash,hash', max_bytes_ratio_before_external_group_by = 0.5
