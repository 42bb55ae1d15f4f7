/** An operation on tables, measured: what it does to what was there before. */
export interface Operation {
  readonly operation: string;
  /** Beside `setup`: what is there before. */
  readonly given?: string;
  readonly sql: string;
  /** What `measure` tells on PostgreSQL 18, in words; in `on15` what 15 does otherwise. */
  readonly does: string;
  readonly on15?: string;
}

/** The tables that every operation meets, with some rows in each. */
export const setup = `CREATE SCHEMA s; SET search_path = s;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (
  id bigint PRIMARY KEY, name varchar(50), note text, amount numeric(10,2), count integer, at timestamp, seen timestamptz(3), data json, mood mood, rate real, host cidr, p_id bigint, big bigint NOT NULL DEFAULT 0
);
CREATE INDEX t_name ON t (name);
CREATE INDEX t_note ON t (note);
CREATE INDEX t_count ON t (count);
`;

export const operations: readonly Operation[] = [
  { operation: "ADD COLUMN nullable", sql: "ALTER TABLE s.t ADD COLUMN x text", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD COLUMN with a constant default", sql: "ALTER TABLE s.t ADD COLUMN x integer NOT NULL DEFAULT 7", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD COLUMN DEFAULT now()", sql: "ALTER TABLE s.t ADD COLUMN x timestamptz NOT NULL DEFAULT now()", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD COLUMN DEFAULT gen_random_uuid()", sql: "ALTER TABLE s.t ADD COLUMN x uuid DEFAULT gen_random_uuid()", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ADD COLUMN DEFAULT clock_timestamp()", sql: "ALTER TABLE s.t ADD COLUMN x timestamptz DEFAULT clock_timestamp()", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ADD COLUMN identity", sql: "ALTER TABLE s.t ADD COLUMN x bigint GENERATED ALWAYS AS IDENTITY", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ADD COLUMN serial", sql: "ALTER TABLE s.t ADD COLUMN x bigserial", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ADD COLUMN GENERATED STORED", sql: "ALTER TABLE s.t ADD COLUMN x integer GENERATED ALWAYS AS (count + 1) STORED", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ADD COLUMN of a domain with CHECK and a default", sql: "ALTER TABLE s.t ADD COLUMN x s.positive DEFAULT 1", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ADD COLUMN NOT NULL without default", sql: "ALTER TABLE s.t ADD COLUMN x integer NOT NULL", does: "ACCESS EXCLUSIVE t; scans t; fails on rows 23502" },
  { operation: "ADD COLUMN REFERENCES", sql: "ALTER TABLE s.t ADD COLUMN x bigint REFERENCES s.p", does: "ACCESS EXCLUSIVE t; SHARE ROW EXCLUSIVE p" },
  { operation: "ADD COLUMN UNIQUE", sql: "ALTER TABLE s.t ADD COLUMN x bigint UNIQUE", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "SET NOT NULL", given: "UPDATE s.t SET note = ''", sql: "ALTER TABLE s.t ALTER COLUMN note SET NOT NULL", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "SET NOT NULL over NULLs", sql: "ALTER TABLE s.t ALTER COLUMN note SET NOT NULL", does: "ACCESS EXCLUSIVE t; scans t; fails on rows 23502" },
  { operation: "SET NOT NULL with a validated CHECK", given: "UPDATE s.t SET note = ''; ALTER TABLE s.t ADD CONSTRAINT c CHECK (note IS NOT NULL)", sql: "ALTER TABLE s.t ALTER COLUMN note SET NOT NULL", does: "ACCESS EXCLUSIVE t" },
  { operation: "SET NOT NULL with a CHECK NOT VALID", given: "UPDATE s.t SET note = ''; ALTER TABLE s.t ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID", sql: "ALTER TABLE s.t ALTER COLUMN note SET NOT NULL", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "DROP NOT NULL", sql: "ALTER TABLE s.t ALTER COLUMN big DROP NOT NULL", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD NOT NULL constraint NOT VALID", sql: "ALTER TABLE s.t ADD CONSTRAINT n NOT NULL note NOT VALID", does: "ACCESS EXCLUSIVE t", on15: "fails 42601" },
  { operation: "VALIDATE of a NOT NULL constraint", given: "DELETE FROM s.t", sql: "ALTER TABLE s.t ADD CONSTRAINT n NOT NULL note NOT VALID; ALTER TABLE s.t VALIDATE CONSTRAINT n", does: "SHARE UPDATE EXCLUSIVE t; scans t", on15: "fails 42704" },
  { operation: "ADD CHECK", sql: "ALTER TABLE s.t ADD CONSTRAINT c CHECK (big >= 0)", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "ADD CHECK NOT VALID", sql: "ALTER TABLE s.t ADD CONSTRAINT c CHECK (big >= 0) NOT VALID", does: "ACCESS EXCLUSIVE t" },
  { operation: "VALIDATE of a CHECK", given: "ALTER TABLE s.t ADD CONSTRAINT c CHECK (big >= 0) NOT VALID", sql: "ALTER TABLE s.t VALIDATE CONSTRAINT c", does: "SHARE UPDATE EXCLUSIVE t; scans t" },
  { operation: "ADD FOREIGN KEY", sql: "ALTER TABLE s.t ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES s.p", does: "SHARE ROW EXCLUSIVE p; SHARE ROW EXCLUSIVE t; scans p, t" },
  { operation: "ADD FOREIGN KEY NOT VALID", sql: "ALTER TABLE s.t ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES s.p NOT VALID", does: "SHARE ROW EXCLUSIVE p; SHARE ROW EXCLUSIVE t" },
  { operation: "VALIDATE of a FOREIGN KEY", given: "ALTER TABLE s.t ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES s.p NOT VALID", sql: "ALTER TABLE s.t VALIDATE CONSTRAINT f", does: "SHARE UPDATE EXCLUSIVE t; ROW SHARE p; scans p, t" },
  { operation: "DROP CONSTRAINT of a FOREIGN KEY", given: "ALTER TABLE s.t ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES s.p", sql: "ALTER TABLE s.t DROP CONSTRAINT f", does: "ACCESS EXCLUSIVE p; ACCESS EXCLUSIVE t" },
  { operation: "ADD UNIQUE", given: "DELETE FROM s.t", sql: "ALTER TABLE s.t ADD CONSTRAINT u UNIQUE (count)", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "ADD UNIQUE over duplicates", sql: "ALTER TABLE s.t ADD CONSTRAINT u UNIQUE (big)", does: "ACCESS EXCLUSIVE t; scans t; fails on rows 23505" },
  { operation: "ADD PRIMARY KEY", given: "ALTER TABLE s.t DROP CONSTRAINT t_pkey", sql: "ALTER TABLE s.t ADD PRIMARY KEY (id)", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "ADD UNIQUE USING INDEX", given: "CREATE UNIQUE INDEX u ON s.t (id)", sql: "ALTER TABLE s.t ADD CONSTRAINT u UNIQUE USING INDEX u", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD PRIMARY KEY USING INDEX, column NOT NULL", given: "ALTER TABLE s.t DROP CONSTRAINT t_pkey; ALTER TABLE s.t ALTER id SET NOT NULL; CREATE UNIQUE INDEX u ON s.t (id)", sql: "ALTER TABLE s.t ADD PRIMARY KEY USING INDEX u", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD PRIMARY KEY USING INDEX, column nullable", given: "ALTER TABLE s.t DROP CONSTRAINT t_pkey; ALTER TABLE s.t ALTER id DROP NOT NULL; CREATE UNIQUE INDEX u ON s.t (id)", sql: "ALTER TABLE s.t ADD PRIMARY KEY USING INDEX u", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "ADD EXCLUDE", given: "DELETE FROM s.t", sql: "ALTER TABLE s.t ADD CONSTRAINT e EXCLUDE USING btree (count WITH =)", does: "ACCESS EXCLUSIVE t; scans t" },
  { operation: "CREATE INDEX", sql: "CREATE INDEX i ON s.t (big)", does: "SHARE t; scans t" },
  { operation: "CREATE INDEX CONCURRENTLY", sql: "CREATE INDEX CONCURRENTLY i ON s.t (big)", does: "SHARE UPDATE EXCLUSIVE t; scans t; refuses transactions" },
  { operation: "CREATE UNIQUE INDEX CONCURRENTLY over duplicates", sql: "CREATE UNIQUE INDEX CONCURRENTLY i ON s.t (big)", does: "SHARE UPDATE EXCLUSIVE t; scans t; refuses transactions; fails on rows 23505" },
  { operation: "DROP INDEX", sql: "DROP INDEX s.t_name", does: "ACCESS EXCLUSIVE t" },
  { operation: "DROP INDEX CONCURRENTLY", sql: "DROP INDEX CONCURRENTLY s.t_name", does: "SHARE UPDATE EXCLUSIVE t; refuses transactions" },
  { operation: "REINDEX INDEX", sql: "REINDEX INDEX s.t_name", does: "SHARE t; rewrites t_name; scans t" },
  { operation: "REINDEX INDEX CONCURRENTLY", sql: "REINDEX INDEX CONCURRENTLY s.t_name", does: "SHARE UPDATE EXCLUSIVE t; rewrites t_name; scans t; refuses transactions" },
  { operation: "ALTER INDEX RENAME", sql: "ALTER INDEX s.t_name RENAME TO t_name2", does: "" },
  { operation: "varchar(50) to varchar(100)", sql: "ALTER TABLE s.t ALTER COLUMN name TYPE varchar(100)", does: "ACCESS EXCLUSIVE t" },
  { operation: "varchar(50) to varchar", sql: "ALTER TABLE s.t ALTER COLUMN name TYPE varchar", does: "ACCESS EXCLUSIVE t" },
  { operation: "varchar(50) to text", sql: "ALTER TABLE s.t ALTER COLUMN name TYPE text", does: "ACCESS EXCLUSIVE t" },
  { operation: "numeric(10,2) to numeric(12,2)", sql: "ALTER TABLE s.t ALTER COLUMN amount TYPE numeric(12,2)", does: "ACCESS EXCLUSIVE t" },
  { operation: "numeric(10,2) to numeric", sql: "ALTER TABLE s.t ALTER COLUMN amount TYPE numeric", does: "ACCESS EXCLUSIVE t" },
  { operation: "timestamptz(3) to timestamptz(6)", sql: "ALTER TABLE s.t ALTER COLUMN seen TYPE timestamptz(6)", does: "ACCESS EXCLUSIVE t" },
  { operation: "cidr to inet", sql: "ALTER TABLE s.t ALTER COLUMN host TYPE inet", does: "ACCESS EXCLUSIVE t" },
  { operation: "text with another collation, indexed", sql: 'ALTER TABLE s.t ALTER COLUMN note TYPE text COLLATE "POSIX"', does: "ACCESS EXCLUSIVE t; rewrites t_note; scans t" },
  { operation: "varchar(50) to varchar(20)", sql: "ALTER TABLE s.t ALTER COLUMN name TYPE varchar(20)", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "text to varchar(50)", sql: "ALTER TABLE s.t ALTER COLUMN note TYPE varchar(50)", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "integer to bigint", sql: "ALTER TABLE s.t ALTER COLUMN count TYPE bigint", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "integer to text", sql: "ALTER TABLE s.t ALTER COLUMN count TYPE text", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "numeric(10,2) to numeric(10,4)", sql: "ALTER TABLE s.t ALTER COLUMN amount TYPE numeric(10,4)", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "json to jsonb", sql: "ALTER TABLE s.t ALTER COLUMN data TYPE jsonb", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "enum to text", sql: "ALTER TABLE s.t ALTER COLUMN mood TYPE text", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "real to double precision", sql: "ALTER TABLE s.t ALTER COLUMN rate TYPE double precision", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "timestamp to timestamptz in a session of UTC", sql: "ALTER TABLE s.t ALTER COLUMN at TYPE timestamptz", does: "ACCESS EXCLUSIVE t" },
  { operation: "timestamp to timestamptz in a session of Europe/Oslo", sql: "SET TimeZone = 'Europe/Oslo'; ALTER TABLE s.t ALTER COLUMN at TYPE timestamptz", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "ENUM ADD VALUE", sql: "ALTER TYPE s.mood ADD VALUE 'fair' AFTER 'good'", does: "" },
  { operation: "ENUM RENAME VALUE", sql: "ALTER TYPE s.mood RENAME VALUE 'bad' TO 'poor'", does: "" },
  { operation: "RENAME COLUMN", sql: "ALTER TABLE s.t RENAME COLUMN note TO remark", does: "ACCESS EXCLUSIVE t" },
  { operation: "RENAME TABLE", sql: "ALTER TABLE s.t RENAME TO u", does: "ACCESS EXCLUSIVE t" },
  { operation: "DROP COLUMN", sql: "ALTER TABLE s.t DROP COLUMN note", does: "ACCESS EXCLUSIVE t" },
  { operation: "DROP TABLE", sql: "DROP TABLE s.t", does: "ACCESS EXCLUSIVE t" },
  { operation: "ADD COLUMN GENERATED VIRTUAL", sql: "ALTER TABLE s.t ADD COLUMN x integer GENERATED ALWAYS AS (count + 1) VIRTUAL", does: "ACCESS EXCLUSIVE t", on15: "fails 42601" },
  { operation: "text to citext", given: "CREATE EXTENSION citext SCHEMA s", sql: "ALTER TABLE s.t ALTER COLUMN note TYPE s.citext", does: "ACCESS EXCLUSIVE t; rewrites t_note; scans t" },
  { operation: "SET LOGGED", given: "ALTER TABLE s.t SET UNLOGGED", sql: "ALTER TABLE s.t SET LOGGED", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "SET ACCESS METHOD, another one", given: "CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler", sql: "ALTER TABLE s.t SET ACCESS METHOD heap_too", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "SET DEFAULT", sql: "ALTER TABLE s.t ALTER COLUMN note SET DEFAULT 'x'", does: "ACCESS EXCLUSIVE t" },
  { operation: "COMMENT", sql: "COMMENT ON TABLE s.t IS 'x'", does: "SHARE UPDATE EXCLUSIVE t" },
  { operation: "SET STATISTICS", sql: "ALTER TABLE s.t ALTER COLUMN note SET STATISTICS 500", does: "SHARE UPDATE EXCLUSIVE t" },
  { operation: "SET (fillfactor)", sql: "ALTER TABLE s.t SET (fillfactor = 70)", does: "SHARE UPDATE EXCLUSIVE t" },
  { operation: "CREATE TRIGGER", given: "CREATE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'", sql: "CREATE TRIGGER g BEFORE INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f()", does: "SHARE ROW EXCLUSIVE t" },
  { operation: "ENABLE ROW LEVEL SECURITY", sql: "ALTER TABLE s.t ENABLE ROW LEVEL SECURITY", does: "ACCESS EXCLUSIVE t" },
  { operation: "CREATE POLICY", sql: "CREATE POLICY y ON s.t USING (true)", does: "ACCESS EXCLUSIVE t" },
  { operation: "GRANT", sql: "GRANT SELECT ON s.t TO PUBLIC", does: "ACCESS SHARE t", on15: "" },
  { operation: "SET UNLOGGED", sql: "ALTER TABLE s.t SET UNLOGGED", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "CLUSTER", sql: "CLUSTER s.t USING t_pkey", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "VACUUM FULL", sql: "VACUUM FULL s.t", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t; refuses transactions" },
  { operation: "TRUNCATE", sql: "TRUNCATE s.t", does: "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t" },
  { operation: "UPDATE of all rows", sql: "UPDATE s.t SET note = 'x'", does: "ROW EXCLUSIVE t; scans t" },
  { operation: "ATTACH PARTITION", given: "CREATE TABLE s.m (id bigint) PARTITION BY RANGE (id); CREATE TABLE s.m1 (id bigint)", sql: "ALTER TABLE s.m ATTACH PARTITION s.m1 FOR VALUES FROM (0) TO (10)", does: "ACCESS EXCLUSIVE m1; SHARE UPDATE EXCLUSIVE m; scans m1" },
  { operation: "DETACH PARTITION", given: "CREATE TABLE s.m (id bigint) PARTITION BY RANGE (id); CREATE TABLE s.m1 PARTITION OF s.m FOR VALUES FROM (0) TO (10)", sql: "ALTER TABLE s.m DETACH PARTITION s.m1", does: "ACCESS EXCLUSIVE m; ACCESS EXCLUSIVE m1" },
  { operation: "DETACH PARTITION CONCURRENTLY", given: "CREATE TABLE s.m (id bigint) PARTITION BY RANGE (id); CREATE TABLE s.m1 PARTITION OF s.m FOR VALUES FROM (0) TO (10)", sql: "ALTER TABLE s.m DETACH PARTITION s.m1 CONCURRENTLY", does: "ACCESS EXCLUSIVE m1; SHARE UPDATE EXCLUSIVE m; refuses transactions" },
  { operation: "CREATE INDEX on a partitioned table", given: "CREATE TABLE s.m (id bigint) PARTITION BY RANGE (id); CREATE TABLE s.m1 PARTITION OF s.m FOR VALUES FROM (0) TO (10)", sql: "CREATE INDEX i ON s.m (id)", does: "SHARE m; SHARE m1; scans m1" },
  { operation: "CREATE INDEX ON ONLY a partitioned table", given: "CREATE TABLE s.m (id bigint) PARTITION BY RANGE (id); CREATE TABLE s.m1 PARTITION OF s.m FOR VALUES FROM (0) TO (10)", sql: "CREATE INDEX i ON ONLY s.m (id)", does: "SHARE m" },
  { operation: "REPLICA IDENTITY FULL", sql: "ALTER TABLE s.t REPLICA IDENTITY FULL", does: "ACCESS EXCLUSIVE t" },
  { operation: "REFRESH MATERIALIZED VIEW", given: "CREATE MATERIALIZED VIEW s.w AS SELECT id FROM s.t", sql: "REFRESH MATERIALIZED VIEW s.w", does: "ACCESS EXCLUSIVE w; ACCESS SHARE t; rewrites w; scans t" },
];
