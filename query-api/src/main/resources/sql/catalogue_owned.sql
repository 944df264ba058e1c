SELECT ad_id
FROM ad_catalogue FINAL
WHERE {{column}} = ?
  AND (? = '' OR advertiser_id = ?)
LIMIT 1
SETTINGS max_execution_time = 8, max_threads = 1
