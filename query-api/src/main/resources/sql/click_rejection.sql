SELECT reason
FROM rejected_clicks FINAL
WHERE source_partition = ?
  AND source_offset = ?
SETTINGS max_execution_time = 8, max_threads = 1
