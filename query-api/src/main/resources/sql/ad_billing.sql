WITH closed AS
(
    SELECT date, max(run) AS run, max(updated_at) AS closed_at
    FROM reconciliation_runs FINAL
    WHERE state = 'closed'
      AND date >= toDate(?)
      AND date <= toDate(?)
    GROUP BY date
),
billed AS
(
    SELECT
        b.date AS date,
        max(b.run) AS run,
        argMax(b.gross_count, b.run) AS gross_count,
        argMax(b.click_count, b.run) AS click_count,
        argMax(b.total_cost, b.run) AS total_cost,
        argMax(b.duplicate_count, b.run) AS duplicate_count,
        argMax(b.invalid_count, b.run) AS invalid_count,
        argMax(b.invalid_by_reason, b.run) AS invalid_by_reason
    FROM billing_daily AS b FINAL
    WHERE b.ad_id = ?
      AND (b.date, b.run) IN (SELECT date, run FROM reconciliation_runs FINAL WHERE state = 'closed')
      AND b.date >= toDate(?)
      AND b.date <= toDate(?)
    GROUP BY b.date
)
SELECT
    toString(c.date) AS day,
    toUnixTimestamp64Milli(c.closed_at) AS closed_millis,
    if(b.run > 0, b.run, c.run) AS run,
    b.click_count AS click_count,
    b.total_cost AS total_cost,
    b.duplicate_count AS duplicate_count,
    b.invalid_count AS invalid_count,
    toJSONString(b.invalid_by_reason) AS invalid_by_reason
FROM closed AS c
LEFT JOIN billed AS b ON b.date = c.date
ORDER BY c.date
SETTINGS max_execution_time = 8
