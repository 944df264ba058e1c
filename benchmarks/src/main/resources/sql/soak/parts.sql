SELECT count()
FROM system.parts
WHERE active AND table LIKE 'ad_metrics_%'
