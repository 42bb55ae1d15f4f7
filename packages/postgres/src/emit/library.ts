/**
 * Functions of the schema `concord` that generated statements call, each with those that it needs first. They are the same for every
 * project, and each
 * file creates those that it uses. `search_path` is empty in all of them, so that no caller can put another function in their way.
 */
export const library = {
  claims: `-- The caller's token, as the application sets it for a session or transaction; anonymous where it is absent, empty or no JSON object.
CREATE OR REPLACE FUNCTION concord.claims() RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  token jsonb;
BEGIN
  token := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
  RETURN CASE WHEN jsonb_typeof(token) = 'object' THEN token ELSE '{}'::jsonb END;
EXCEPTION WHEN data_exception THEN
  RETURN '{}'::jsonb;
END
$$;`,
  is_date: `-- YYYY-MM-DD, a day of the calendar, years 1 to 9999.
CREATE OR REPLACE FUNCTION concord.is_date(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT CASE WHEN value ~ '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$' THEN
    left(value, 4) <> '0000' AND right(value, 2)::integer <= CASE
      WHEN substr(value, 6, 2) IN ('04', '06', '09', '11') THEN 30
      WHEN substr(value, 6, 2) <> '02' THEN 31
      WHEN left(value, 4)::integer % 4 = 0 AND (left(value, 4)::integer % 100 <> 0 OR left(value, 4)::integer % 400 = 0) THEN 29
      ELSE 28
    END
  ELSE false END
$$;`,
  is_time: `-- HH:MM:SS with at least so many digits after a point, before 24:00.
CREATE OR REPLACE FUNCTION concord.is_time(value text, digits integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT value ~ '^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?$' AND length(value) >= CASE WHEN digits = 0 THEN 8 ELSE 9 + digits END
$$;`,
  is_local: `-- A date, T and a time.
CREATE OR REPLACE FUNCTION concord.is_local(value text, digits integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT substr(value, 11, 1) = 'T' AND concord.is_date(left(value, 10)) AND concord.is_time(substr(value, 12), digits)
$$;`,
  is_instant: `-- A date, T, a time and Z.
CREATE OR REPLACE FUNCTION concord.is_instant(value text, digits integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT right(value, 1) = 'Z' AND concord.is_local(left(value, -1), digits)
$$;`,
  to_instant: `-- Immutable, since the text names its zone.
CREATE OR REPLACE FUNCTION concord.to_instant(value text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
  SELECT value::timestamptz
$$;`,
  to_local: `CREATE OR REPLACE FUNCTION concord.to_local(value text) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' SET datestyle = 'ISO' AS $$
  SELECT value::timestamp
$$;`,
  to_time: `CREATE OR REPLACE FUNCTION concord.to_time(value text) RETURNS time LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT value::time
$$;`,
  to_date: `CREATE OR REPLACE FUNCTION concord.to_date(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' SET datestyle = 'ISO' AS $$
  SELECT value::date
$$;`,
  is_document: `-- Whether a document store can hold it too: no list directly in a list, no key that is empty or reserved.
CREATE OR REPLACE FUNCTION concord.is_document(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT NOT jsonb_path_exists(value, 'strict $.** ? (@.type() == "array")[*] ? (@.type() == "array")')
    AND NOT jsonb_path_exists(value, 'strict $.** ? (@.type() == "object").keyvalue() ? (@.key == "" || @.key like_regex "^__.*__$" flag "s")')
$$;`,
  rejection: `-- Why a record was not promoted, with the columns that the constraint is about.
CREATE OR REPLACE FUNCTION concord.rejection(place regclass, code text, called text, col text, message text) RETURNS jsonb LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object('code', code, 'constraint', nullif(called, ''), 'message', message, 'column', coalesce(nullif(col, ''), (
    SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute AS a WHERE a.attrelid = place AND a.attnum = ANY (coalesce(
      (SELECT k.conkey FROM pg_constraint AS k WHERE k.conrelid = place AND k.conname = called),
      (SELECT i.indkey::smallint[] FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE i.indrelid = place AND c.relname = called)))))))
$$;`,
  refuse_truncate: `-- Trigger for tables with a history: TRUNCATE runs no trigger for a row.
CREATE OR REPLACE FUNCTION concord.refuse_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE object_not_in_prerequisite_state USING TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA,
    MESSAGE = format('%s.%s keeps a history, which TRUNCATE would pass by', TG_TABLE_SCHEMA, TG_TABLE_NAME), HINT = 'Use DELETE.';
END
$$;`,
  refuse_change: `-- Trigger for fields that never change: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: a field that is immutable changed', TG_TABLE_SCHEMA, TG_TABLE_NAME);
END
$$;`,
  refuse_transition: `-- Trigger for values that may not follow one another, or not begin: its arguments are the names of the constraint and the column.
CREATE OR REPLACE FUNCTION concord.refuse_transition() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], COLUMN = TG_ARGV[1], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = CASE TG_OP
    WHEN 'INSERT' THEN format('%s.%s: %s does not begin with %s', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[1])
    ELSE format('%s.%s: %s does not go from %s to %s', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1], to_jsonb(OLD) ->> TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[1])
  END;
END
$$;`,
  refuse_rewrite: `-- Trigger for tables whose records are only added: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_rewrite() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: records are only added here, and %s is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP);
END
$$;`,
  demand_columns: `-- Refuses a view whose columns are not these, by name, type and order.
CREATE OR REPLACE FUNCTION concord.demand_columns(view regclass, names text[], types text[]) RETURNS void LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  difference text;
BEGIN
  SELECT CASE
      WHEN found.name IS NULL THEN format('its SQL gives no column %I', said.name)
      WHEN said.name IS NULL THEN format('its SQL gives a column %I, which is not in the contract', found.name)
      WHEN found.name <> said.name THEN format('column %s of its SQL is %I, and of the contract %I', place, found.name, said.name)
      ELSE format('its column %I is %s, and in the contract %s', found.name, found.type, said.type)
    END INTO difference
  FROM (SELECT row_number() OVER (ORDER BY a.attnum) AS place, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type
      FROM pg_attribute a WHERE a.attrelid = view AND a.attnum > 0 AND NOT a.attisdropped) AS found
    FULL JOIN unnest(names, types) WITH ORDINALITY AS said(name, type, place) USING (place)
  WHERE (found.name, found.type) IS DISTINCT FROM (said.name, said.type) ORDER BY place LIMIT 1;
  IF difference IS NOT NULL THEN
    RAISE datatype_mismatch USING MESSAGE = format('%s: %s', view, difference);
  END IF;
END
$$;`,
} as const;

export type LibraryFunction = keyof typeof library;

/** What the functions about the caller need (emit/caller.ts); a text that asks for the caller calls it. */
const ofCaller: LibraryFunction = "claims";

const needs: Partial<Record<LibraryFunction, readonly LibraryFunction[]>> = { is_local: ["is_date", "is_time"], is_instant: ["is_local", "is_date", "is_time"] };

/** The functions that a text calls, in the order in which they can be created. */
export function calledIn(text: string): ReadonlySet<LibraryFunction> {
  const names = (Object.keys(library) as LibraryFunction[]).filter((name) => text.includes(`concord.${name}(`) || (name === ofCaller && text.includes("concord.uid(")));
  const all = new Set(names.flatMap((name) => [...(needs[name] ?? []), name]));
  return new Set((Object.keys(library) as LibraryFunction[]).filter((name) => all.has(name)));
}
