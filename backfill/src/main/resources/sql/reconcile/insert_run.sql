INSERT INTO reconciliation_runs
    (date, run, step, state, user_limit, address_limit, token_limit, code_version, archive_digest, recount, clicks, cells, started_at, updated_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, fromUnixTimestamp64Milli(?), fromUnixTimestamp64Milli(?))
