SELECT toUnixTimestamp64Milli(maxOrNull(watermark)) AS watermark_millis
FROM pipeline_progress FINAL
HAVING watermark_millis IS NOT NULL
