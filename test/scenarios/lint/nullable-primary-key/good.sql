-- after: nothing

-- step: batches
DELETE FROM shop.imports WHERE ctid IN (SELECT ctid FROM shop.imports WHERE id IS NULL LIMIT 1000);
-- step: alone
CREATE UNIQUE INDEX CONCURRENTLY imports_pkey ON shop.imports (id);
-- step: transaction
ALTER TABLE shop.imports ADD CONSTRAINT imports_id_set CHECK (id IS NOT NULL) NOT VALID;
-- step: transaction
ALTER TABLE shop.imports VALIDATE CONSTRAINT imports_id_set;
-- step: transaction
ALTER TABLE shop.imports ALTER COLUMN id SET NOT NULL, DROP CONSTRAINT imports_id_set;
-- step: transaction
ALTER TABLE shop.imports ADD CONSTRAINT imports_pkey PRIMARY KEY USING INDEX imports_pkey;
