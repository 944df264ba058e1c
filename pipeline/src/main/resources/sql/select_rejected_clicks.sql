SELECT source_partition, source_offset, reason, detail, original
FROM rejected_clicks FINAL
WHERE reason != 'LATE'
ORDER BY source_partition, source_offset
