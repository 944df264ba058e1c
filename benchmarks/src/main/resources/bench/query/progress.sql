INSERT INTO pipeline_progress SELECT 0, toDateTime64(now64(3) - 3, 3, 'UTC'), now64(3)
