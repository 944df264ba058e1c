ALTER TABLE counting_rules ADD COLUMN IF NOT EXISTS token_limit UInt32 AFTER address_limit
