SELECT
    ad_id,
    sum(new_click_count - old_click_count) AS clicks,
    sum(new_total_cost - old_total_cost) AS cost
FROM discrepancies FINAL
WHERE date = toDate(?)
  AND run = ?
  AND resolution = '1m'
GROUP BY ad_id
HAVING clicks != 0 OR cost != 0
ORDER BY abs(cost) DESC, abs(clicks) DESC, ad_id
