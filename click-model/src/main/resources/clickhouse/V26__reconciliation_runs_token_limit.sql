ALTER TABLE reconciliation_runs ADD COLUMN IF NOT EXISTS token_limit UInt32 AFTER address_limit
