SELECT toUnixTimestamp64Milli(minOrNull(watermark)) AS watermark_millis
FROM pipeline_progress FINAL
HAVING watermark_millis IS NOT NULL
