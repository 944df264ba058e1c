INSERT INTO billing_daily
    (ad_id, date, run, gross_count, duplicate_count, invalid_count, invalid_by_reason, click_count, total_cost)
WITH
    counted AS
    (
        SELECT
            ad_id,
            sum(click_count + duplicate_count + invalid_count) AS gross_count,
            sum(duplicate_count) AS duplicate_count,
            sum(invalid_count) AS invalid_count,
            sum(click_count) AS click_count,
            sum(total_cost) AS total_cost
        FROM staged_cells FINAL
        WHERE date = toDate(?)
          AND run = ?
          AND resolution = '1h'
        GROUP BY ad_id
    ),
    reasons AS
    (
        SELECT ad_id, sumMap(invalid_by_reason) AS by_reason
        FROM staged_recounts FINAL
        WHERE date = toDate(?)
          AND run = ?
          AND variant = 'recount'
          AND resolution = '1h'
        GROUP BY ad_id
    ),
    next AS
    (
        SELECT
            ad_id,
            gross_count,
            duplicate_count,
            invalid_count,
            multiIf(
                invalid_count = 0, map(),
                notEmpty(by_reason), by_reason,
                map('NOT_ATTRIBUTED', invalid_count)) AS invalid_by_reason,
            click_count,
            total_cost,
            empty(by_reason) AND invalid_count > 0 AS is_not_attributed
        FROM counted
        LEFT JOIN reasons USING ad_id
    ),
    billed AS
    (
        SELECT
            ad_id,
            argMax(gross_count, run) AS gross_count,
            argMax(duplicate_count, run) AS duplicate_count,
            argMax(invalid_count, run) AS invalid_count,
            argMax(invalid_by_reason, run) AS invalid_by_reason,
            argMax(click_count, run) AS click_count,
            argMax(total_cost, run) AS total_cost
        FROM billing_daily FINAL
        WHERE date = toDate(?)
          AND run < ?
        GROUP BY ad_id
    )
SELECT
    if(n.ad_id != '', n.ad_id, b.ad_id) AS ad_id,
    toDate(?) AS date,
    toUInt64(?) AS run,
    n.gross_count,
    n.duplicate_count,
    n.invalid_count,
    n.invalid_by_reason,
    n.click_count,
    n.total_cost
FROM next AS n
FULL JOIN billed AS b ON n.ad_id = b.ad_id
WHERE (n.gross_count, n.duplicate_count, n.invalid_count, n.click_count, n.total_cost)
    != (b.gross_count, b.duplicate_count, b.invalid_count, b.click_count, b.total_cost)
   OR (NOT n.is_not_attributed AND n.invalid_by_reason != b.invalid_by_reason)
