SELECT host, pid
FROM reconciliation_claims FINAL
WHERE date = toDate(?)
  AND claim != ?
  AND released = 0
  AND beat > now64(3) - toIntervalSecond(?)
