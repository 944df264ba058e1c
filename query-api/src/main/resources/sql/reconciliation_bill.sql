SELECT
    countIf(bills.gross_count > 0) AS ads,
    sum(bills.gross_count) AS gross_count,
    sum(bills.click_count) AS click_count,
    sum(bills.total_cost) AS total_cost,
    sum(bills.duplicate_count) AS duplicate_count,
    sum(bills.invalid_count) AS invalid_count,
    toJSONString(sumMap(bills.invalid_by_reason)) AS invalid_by_reason
FROM
(
    SELECT
        argMax(b.gross_count, b.run) AS gross_count,
        argMax(b.click_count, b.run) AS click_count,
        argMax(b.total_cost, b.run) AS total_cost,
        argMax(b.duplicate_count, b.run) AS duplicate_count,
        argMax(b.invalid_count, b.run) AS invalid_count,
        argMax(b.invalid_by_reason, b.run) AS invalid_by_reason
    FROM billing_daily AS b FINAL
    WHERE b.date = toDate(?)
      AND (b.date, b.run) IN (SELECT date, run FROM reconciliation_runs FINAL WHERE date = toDate(?) AND state = 'closed')
    GROUP BY b.ad_id
) AS bills
SETTINGS max_execution_time = 8
