SELECT _file AS name
FROM {{archive}}
LIMIT 1
SETTINGS max_execution_time = 8, use_hive_partitioning = 0
