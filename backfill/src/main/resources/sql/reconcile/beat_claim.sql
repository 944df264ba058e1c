INSERT INTO reconciliation_claims (date, claim, host, pid, released, beat)
SELECT toDate(?), ?, ?, ?, ?, now64(3)
