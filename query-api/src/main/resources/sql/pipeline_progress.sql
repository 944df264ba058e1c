SELECT
    toUnixTimestamp64Milli(maxOrNull(watermark)) AS watermark_millis,
    toUnixTimestamp64Milli(maxOrNull(updated_at)) AS reported_at_millis
FROM pipeline_progress FINAL
SETTINGS max_execution_time = 8, max_threads = 1
