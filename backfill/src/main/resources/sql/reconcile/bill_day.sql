INSERT INTO billing_daily
    (ad_id, date, run, gross_count, duplicate_count, invalid_count, invalid_by_reason, click_count, total_cost)
WITH
    counted AS
    (
        SELECT
            c.ad_id AS ad_id,
            sum(c.click_count + c.duplicate_count + c.invalid_count) AS gross_count,
            sum(c.duplicate_count) AS duplicate_count,
            sum(c.invalid_count) AS invalid_count,
            sum(c.click_count) AS click_count,
            sum(c.total_cost) AS total_cost
        FROM staged_cells AS c FINAL
        WHERE c.date = toDate(?)
          AND c.run = ?
          AND c.resolution = '1h'
        GROUP BY c.ad_id
    ),
    reasons AS
    (
        SELECT r.ad_id AS ad_id, sumMap(r.invalid_by_reason) AS by_reason
        FROM staged_recounts AS r FINAL
        WHERE r.date = toDate(?)
          AND r.run = ?
          AND r.variant = 'recount'
          AND r.resolution = '1h'
        GROUP BY r.ad_id
    ),
    next AS
    (
        SELECT
            c.ad_id AS ad_id,
            c.gross_count AS gross_count,
            c.duplicate_count AS duplicate_count,
            c.invalid_count AS invalid_count,
            multiIf(
                c.invalid_count = 0, map(),
                notEmpty(r.by_reason), r.by_reason,
                map('NOT_ATTRIBUTED', c.invalid_count)) AS invalid_by_reason,
            c.click_count AS click_count,
            c.total_cost AS total_cost,
            empty(r.by_reason) AND c.invalid_count > 0 AS is_not_attributed
        FROM counted AS c
        LEFT JOIN reasons AS r ON c.ad_id = r.ad_id
    ),
    billed AS
    (
        SELECT
            b.ad_id AS ad_id,
            argMax(b.gross_count, b.run) AS gross_count,
            argMax(b.duplicate_count, b.run) AS duplicate_count,
            argMax(b.invalid_count, b.run) AS invalid_count,
            argMax(b.invalid_by_reason, b.run) AS invalid_by_reason,
            argMax(b.click_count, b.run) AS click_count,
            argMax(b.total_cost, b.run) AS total_cost
        FROM billing_daily AS b FINAL
        WHERE b.date = toDate(?)
          AND b.run < ?
        GROUP BY b.ad_id
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
