SELECT DISTINCT {{column}} AS id
FROM ad_catalogue FINAL
WHERE {{column}} IN (SELECT arrayJoin(JSONExtract(?, 'Array(String)')))
  AND (? = '' OR advertiser_id = ?)
LIMIT ?
SETTINGS max_execution_time = 8, max_threads = 1
