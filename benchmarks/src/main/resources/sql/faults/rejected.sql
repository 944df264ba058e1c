SELECT source_partition, source_offset, reason, original
FROM rejected_clicks FINAL
