INSERT INTO discrepancies
WITH
    JSONExtract(?, 'Array(String)') AS variants,
    windows AS (SELECT [('1m', 60), ('5m', 300), ('1h', 3600)] AS lengths),
    differences AS
    (
        SELECT *
        FROM discrepancies FINAL
        WHERE date = toDate(?)
          AND run = ?
          AND is_judged = 0
    ),
    late AS
    (
        SELECT
            window.1 AS resolution,
            ad_id,
            toDateTime(intDiv(toUnixTimestamp(event_time), window.2) * window.2, 'UTC') AS event_time,
            count() AS late_clicks
        FROM rejected_clicks FINAL
        ARRAY JOIN (SELECT lengths FROM windows) AS window
        WHERE reason = 'LATE'
          AND event_time >= fromUnixTimestamp64Milli(?)
          AND event_time < fromUnixTimestamp64Milli(?)
        GROUP BY resolution, ad_id, event_time
    ),
    redriven AS
    (
        SELECT
            window.1 AS resolution,
            ad_id,
            toDateTime(intDiv(toUnixTimestamp(event_time), window.2) * window.2, 'UTC') AS event_time,
            count() AS redriven_clicks
        FROM redriven_clicks FINAL
        ARRAY JOIN (SELECT lengths FROM windows) AS window
        WHERE event_time >= fromUnixTimestamp64Milli(?)
          AND event_time < fromUnixTimestamp64Milli(?)
        GROUP BY resolution, ad_id, event_time
    ),
    counted_otherwise AS
    (
        SELECT
            resolution,
            ad_id,
            event_time,
            mapFromArrays(
                groupArray(toString(variant)),
                groupArray((click_count, total_cost, duplicate_count, invalid_count))) AS figures
        FROM staged_recounts FINAL
        WHERE date = toDate(?)
          AND run = ?
          AND variant != ?
          AND (resolution, ad_id, event_time) IN (SELECT resolution, ad_id, event_time FROM differences)
        GROUP BY resolution, ad_id, event_time
    ),
    known AS
    (
        SELECT
            d.*,
            l.late_clicks AS late_clicks,
            r.redriven_clicks AS redriven_clicks,
            arrayFilter(
                variant -> c.figures[variant]
                    = (d.old_click_count, d.old_total_cost, d.old_duplicate_count, d.old_invalid_count),
                variants) AS explanations,
            d.old_click_count + d.old_duplicate_count + d.old_invalid_count AS old_gross,
            d.new_click_count + d.new_duplicate_count + d.new_invalid_count AS new_gross,
            -- See Revision: from the 61st bit up stands the finality, 2 being the last word.
            bitShiftRight(d.old_revision, 61) < 2 AS is_unfinished
        FROM differences AS d
        LEFT JOIN late AS l USING (resolution, ad_id, event_time)
        LEFT JOIN redriven AS r USING (resolution, ad_id, event_time)
        LEFT JOIN counted_otherwise AS c USING (resolution, ad_id, event_time)
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
        has(explanations, 'punctual') AND redriven_clicks > 0, 'REDRIVEN',
        has(explanations, 'punctual'), 'LATE',
        notEmpty(explanations), 'RULE_CHANGE',
        is_unfinished AND old_gross <= new_gross, 'SINK_GAP',
        -- A click may be counted and then recorded as late too, when a crash came in between.
        new_gross > old_gross AND new_gross - old_gross <= late_clicks AND redriven_clicks > 0, 'REDRIVEN',
        new_gross > old_gross AND new_gross - old_gross <= late_clicks, 'LATE',
        'UNEXPLAINED') AS cause,
    multiIf(
        cause IN ('LATE', 'REDRIVEN'), concat(toString(late_clicks), ' clicks of this cell were recorded as late'),
        cause = 'RULE_CHANGE', concat('as counted under ', explanations[1]),
        cause = 'SINK_GAP' AND old_revision = 0, 'there was no cell',
        cause = 'SINK_GAP', concat('the last word is missing, the cell was ', old_finality),
        '') AS detail,
    1 AS is_judged
FROM known
SETTINGS join_algorithm = 'grace_hash,hash', max_bytes_ratio_before_external_group_by = 0.5
