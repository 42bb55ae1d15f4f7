import { memberList, rangeText } from "../type-definitions.ts";

/**
 * What an import asks of a catalog, one row of JSON for each table, type and sequence. The search path is empty, so that every name is qualified.
 * Source: PostgreSQL's documentation, chapter 53 (system catalogs), and section 9.27 (functions that print what they hold).
 */

/** Oids below this are PostgreSQL's own, made with the server (FirstNormalObjectId, src/include/access/transam.h). */
const firstOwn = 16384;

/** What brought a thing into the database, by catalog and oid: extensions, and of the rest how the server calls it. Made once for each statement. */
const known = `brought AS MATERIALIZED (
    SELECT d.classid, d.objid, x.extname, s.nspname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension x ON x.oid = d.refobjid JOIN pg_catalog.pg_namespace s ON s.oid = x.extnamespace
    WHERE d.deptype = 'e' AND d.refclassid = 'pg_catalog.pg_extension'::regclass),
  stands AS MATERIALIZED (
    SELECT d.classid, d.objid, d.objsubid, b.extname, b.nspname, CASE
        WHEN b.extname IS NOT NULL THEN NULL
        WHEN t.oid IS NOT NULL THEN format_type(t.oid, NULL) END AS type,
      CASE WHEN b.extname IS NULL AND t.oid IS NULL THEN pg_describe_object(d.refclassid, d.refobjid, 0) END AS blocked
    FROM pg_catalog.pg_depend d
    LEFT JOIN pg_catalog.pg_type r ON d.refclassid = 'pg_catalog.pg_type'::regclass AND r.oid = d.refobjid
    LEFT JOIN LATERAL (SELECT CASE WHEN r.typelem <> 0 AND r.typsubscript = 'pg_catalog.array_subscript_handler'::regproc THEN r.typelem ELSE r.oid END AS oid) m ON true
    LEFT JOIN pg_catalog.pg_range g ON g.rngmultitypid = m.oid
    LEFT JOIN pg_catalog.pg_type t ON t.oid = coalesce(g.rngtypid, m.oid)
    LEFT JOIN brought b ON (b.classid, b.objid) = (d.refclassid, coalesce(t.oid, d.refobjid))
    WHERE d.deptype IN ('n', 'a') AND d.classid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_attrdef'::regclass, 'pg_catalog.pg_constraint'::regclass, 'pg_catalog.pg_type'::regclass)
      AND d.refclassid NOT IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_namespace'::regclass, 'pg_catalog.pg_constraint'::regclass)
      AND d.refobjid >= ${firstOwn} AND NOT (d.classid = 'pg_catalog.pg_constraint'::regclass AND d.deptype = 'a' AND t.oid IS NOT NULL AND t.oid = (SELECT k.contypid FROM pg_catalog.pg_constraint k WHERE k.oid = d.objid))),
  needs AS MATERIALIZED (
    SELECT classid, objid, objsubid, coalesce(jsonb_agg(DISTINCT jsonb_build_array(extname, nspname)) FILTER (WHERE extname IS NOT NULL), '[]') AS extensions,
      coalesce(jsonb_agg(DISTINCT type) FILTER (WHERE type IS NOT NULL), '[]') AS types, coalesce(jsonb_agg(DISTINCT blocked) FILTER (WHERE blocked IS NOT NULL), '[]') AS blocked
    FROM stands GROUP BY 1, 2, 3)`;

const needing = (...of: readonly string[]): string => ["extensions", "types", "blocked"].map((what) => `'${what}', ${of.map((each) => `coalesce(${each}.${what}, '[]')`).join(" || ")}`).join(", ");
const needsOf = (as: string, catalog: string, oid: string, sub = "0"): string => `LEFT JOIN needs ${as} ON (${as}.classid, ${as}.objid, ${as}.objsubid) = ('pg_catalog.${catalog}'::regclass, ${oid}, ${sub})`;
/** What several things need together. */
const needsOfAll = (as: string, rows: string): string =>
  `LEFT JOIN LATERAL (SELECT ${["extensions", "types", "blocked"].map((what) => `jsonb_path_query_array(coalesce(jsonb_agg(e.${what}), '[]'), '$[*][*]') AS ${what}`).join(", ")} FROM (${rows}) e) ${as} ON true`;
const usedColumns = (catalog: string, oid: string, table: string): string => `(SELECT coalesce(jsonb_agg(DISTINCT ua.attname), '[]') FROM pg_catalog.pg_depend u JOIN pg_catalog.pg_attribute ua ON ua.attrelid = u.refobjid AND ua.attnum = u.refobjsubid
    WHERE u.classid = 'pg_catalog.${catalog}'::regclass AND u.objid = ${oid} AND u.refclassid = 'pg_catalog.pg_class'::regclass AND u.refobjid = ${table} AND u.refobjsubid > 0)`;
const names = (table: string, numbers: string): string => `(SELECT coalesce(jsonb_agg(na.attname ORDER BY each.place), '[]') FROM unnest(${numbers}) WITH ORDINALITY AS each(number, place) JOIN pg_catalog.pg_attribute na ON na.attrelid = ${table} AND na.attnum = each.number)`;
const notBrought = (catalog: string, oid: string): string => `NOT EXISTS (SELECT FROM brought own WHERE own.classid = 'pg_catalog.${catalog}'::regclass AND own.objid = ${oid})`;

/** A type below its domains: what it is, what holds its values, and how it is printed. */
const bases = `based AS MATERIALIZED (WITH RECURSIVE down AS (
    SELECT t.oid AS outer, t.oid, NULL::integer AS typmod, t.typtype FROM pg_catalog.pg_type t
    UNION ALL SELECT down.outer, t.typbasetype, t.typtypmod, b.typtype FROM down JOIN pg_catalog.pg_type t ON t.oid = down.oid AND t.typtype = 'd' JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype)
  SELECT * FROM down WHERE typtype <> 'd')`;

const columns = `columns AS MATERIALIZED (SELECT a.attrelid, jsonb_agg(jsonb_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'base', bn.nspname || '.' || bt.typname, 'baseType', format_type(bt.oid, coalesce(o.typmod, a.atttypmod)),
    'isArray', e.oid IS NOT NULL, 'is', CASE WHEN coalesce(e.typtype, t.typtype) = 'd' OR t.typtype = 'd' THEN 'domain' WHEN bt.typtype = 'e' THEN 'enum' WHEN bt.typtype = 'b' THEN 'base' ELSE 'other' END,
    'notNull', a.attnotnull, 'default', CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END, 'generated', CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END, 'virtual', a.attgenerated = 'v',
    'identity', CASE a.attidentity WHEN 'd' THEN 'by default' WHEN 'a' THEN 'always' END,
    'collation', CASE WHEN a.attcollation <> t.typcollation THEN (SELECT k.collname FROM pg_catalog.pg_collation k WHERE k.oid = a.attcollation) END, 'comment', col_description(a.attrelid, a.attnum),
    'sequence', (SELECT jsonb_build_array(sn.nspname, sc.relname) FROM pg_catalog.pg_depend sd JOIN pg_catalog.pg_class sc ON sc.oid = sd.refobjid AND sc.relkind = 'S' JOIN pg_catalog.pg_namespace sn ON sn.oid = sc.relnamespace
      WHERE sd.classid = 'pg_catalog.pg_attrdef'::regclass AND sd.objid = d.oid AND sd.refclassid = 'pg_catalog.pg_class'::regclass LIMIT 1),
    'uses', CASE WHEN a.attgenerated <> '' THEN ${usedColumns("pg_attrdef", "d.oid", "a.attrelid")} ELSE '[]' END, ${needing("n1", "n2")}) ORDER BY a.attnum) AS list
  FROM pg_catalog.pg_attribute a JOIN chosen c ON c.oid = a.attrelid JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typsubscript = 'pg_catalog.array_subscript_handler'::regproc AND t.typlen = -1
  JOIN based o ON o.outer = coalesce(e.oid, t.oid) JOIN pg_catalog.pg_type bt ON bt.oid = o.oid JOIN pg_catalog.pg_namespace bn ON bn.oid = bt.typnamespace
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  ${needsOf("n1", "pg_class", "a.attrelid", "a.attnum")} ${needsOf("n2", "pg_attrdef", "d.oid")}
  WHERE a.attnum > 0 AND NOT a.attisdropped GROUP BY 1)`;

const constraints = `constraints AS MATERIALIZED (SELECT k.conrelid, jsonb_agg(jsonb_build_object(
    'name', k.conname, 'kind', CASE k.contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign' WHEN 'c' THEN 'check' ELSE 'exclude' END, 'definition', pg_get_constraintdef(k.oid),
    'columns', ${names("k.conrelid", "k.conkey")}, 'comment', obj_description(k.oid, 'pg_constraint'), 'deferrable', k.condeferrable, 'deferred', k.condeferred, 'validated', k.convalidated,
    'nullsEqual', coalesce(x.indnullsnotdistinct, false), 'carries', k.contype IN ('p', 'u') AND (x.indnatts <> x.indnkeyatts OR i.reloptions IS NOT NULL),
    'other', CASE WHEN k.contype = 'f' THEN jsonb_build_object('schema', fn.nspname, 'table', fc.relname, 'columns', ${names("k.confrelid", "k.confkey")},
      'onDelete', k.confdeltype, 'onUpdate', k.confupdtype, 'isFull', k.confmatchtype <> 's', 'hasColumns', k.confdelsetcols IS NOT NULL) END, ${needing("n1", "n2")}) ORDER BY k.oid) AS list
  FROM pg_catalog.pg_constraint k JOIN chosen c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x') LEFT JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
  LEFT JOIN pg_catalog.pg_class fc ON fc.oid = k.confrelid LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
  ${needsOf("n1", "pg_constraint", "k.oid")} ${needsOf("n2", "pg_class", "x.indexrelid")}
  WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') GROUP BY 1)`;

/** An index is plain if it has columns alone, whole ones, with the operators, collations and order of nulls that are usual. */
const indexes = `indexes AS MATERIALIZED (SELECT x.indrelid, jsonb_agg(jsonb_build_object(
    'name', i.relname, 'isUnique', x.indisunique, 'sql', substr(pg_get_indexdef(i.oid), strpos(pg_get_indexdef(i.oid), ' USING ') + 1), 'method', am.amname,
    'keys', CASE WHEN x.indexprs IS NULL AND x.indpred IS NULL AND x.indnatts = x.indnkeyatts AND i.reloptions IS NULL AND NOT EXISTS (
        SELECT FROM unnest(x.indkey::smallint[], x.indoption::smallint[], x.indclass::oid[], x.indcollation::oid[]) AS key(number, option, class, collated) JOIN pg_catalog.pg_opclass oc ON oc.oid = key.class JOIN pg_catalog.pg_attribute ka ON ka.attrelid = x.indrelid AND ka.attnum = key.number
        WHERE NOT oc.opcdefault OR key.option NOT IN (0, 3) OR (key.collated <> 0 AND key.collated <> ka.attcollation) OR ka.attoptions IS NOT NULL)
      THEN (SELECT jsonb_agg(jsonb_build_object('column', ka.attname, 'descending', key.option = 3) ORDER BY key.place) FROM unnest(x.indkey::smallint[], x.indoption::smallint[]) WITH ORDINALITY AS key(number, option, place)
        JOIN pg_catalog.pg_attribute ka ON ka.attrelid = x.indrelid AND ka.attnum = key.number) ELSE '[]' END,
    'nullsEqual', x.indnullsnotdistinct, 'comment', obj_description(i.oid, 'pg_class'), 'isValid', x.indisvalid, 'uses', ${usedColumns("pg_class", "i.oid", "x.indrelid")}, ${needing("n1")}) ORDER BY i.oid) AS list
  FROM pg_catalog.pg_index x JOIN chosen c ON c.oid = x.indrelid JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_am am ON am.oid = i.relam ${needsOf("n1", "pg_class", "i.oid")}
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x')) GROUP BY 1)`;

const tables = `WITH ${known}, ${bases}, chosen AS MATERIALIZED (SELECT c.*, n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname = ANY ($1) AND ${notBrought("pg_class", "c.oid")}),
  ${columns}, ${constraints}, ${indexes}
  SELECT jsonb_build_object('schema', c.nspname, 'name', c.relname, 'kind', CASE c.relkind WHEN 'f' THEN 'foreign' WHEN 'p' THEN 'partitioned' ELSE 'table' END,
    'parent', (SELECT h.inhparent::regclass::text FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid LIMIT 1), 'ofType', CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END, 'isPartition', c.relispartition, 'comment', obj_description(c.oid, 'pg_class'), 'options', array_to_string(c.reloptions, ', '),
    'unlogged', c.relpersistence = 'u', 'rowSecurity', CASE WHEN c.relforcerowsecurity AND c.relrowsecurity THEN 'forced' WHEN c.relrowsecurity THEN 'enabled' END, 'partitionedBy', pg_get_partkeydef(c.oid),
    'columns', coalesce(columns.list, '[]'), 'constraints', coalesce(constraints.list, '[]'), 'indexes', coalesce(indexes.list, '[]')) AS found
  FROM chosen c LEFT JOIN columns ON columns.attrelid = c.oid LEFT JOIN constraints ON constraints.conrelid = c.oid LEFT JOIN indexes ON indexes.indrelid = c.oid ORDER BY c.nspname COLLATE "C", c.relname COLLATE "C"`;

/** What a composite type stands on, the catalog says attribute by attribute. */
const types = `WITH ${known} SELECT jsonb_build_object('schema', n.nspname, 'name', t.typname, 'kind', CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite' ELSE 'range' END,
    'values', (SELECT coalesce(jsonb_agg(enumlabel ORDER BY enumsortorder), '[]') FROM pg_catalog.pg_enum WHERE enumtypid = t.oid), 'notNull', t.typnotnull, 'comment', obj_description(t.oid, 'pg_type'),
    'sql', CASE t.typtype WHEN 'e' THEN 'ENUM (' || (SELECT coalesce(string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder), '') FROM pg_catalog.pg_enum WHERE enumtypid = t.oid) || ')'
      WHEN 'd' THEN 'DOMAIN ' || format_type(t.typbasetype, t.typtypmod) || coalesce((SELECT ' COLLATE ' || quote_ident(k.collname) FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype WHERE k.oid = t.typcollation AND t.typcollation <> b.typcollation), '')
        || coalesce(' DEFAULT ' || t.typdefault, '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
        || coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), '' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
      WHEN 'c' THEN '(' || coalesce(${memberList}, '') || ')' ELSE 'RANGE (' || ${rangeText} || ')' END,
    ${needing("n1", "n2", "n3")}) AS found
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  ${needsOf("n1", "pg_type", "t.oid")} ${needsOfAll("n2", "SELECT s.* FROM pg_catalog.pg_constraint k JOIN needs s ON (s.classid, s.objid) = ('pg_catalog.pg_constraint'::regclass, k.oid) WHERE k.contypid = t.oid")}
  ${needsOfAll("n3", "SELECT s.* FROM needs s WHERE (s.classid, s.objid) = ('pg_catalog.pg_class'::regclass, t.typrelid)")}
  WHERE n.nspname = ANY ($1) AND (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')) AND ${notBrought("pg_type", "t.oid")} ORDER BY t.oid`;

const sequences = `WITH ${known} SELECT jsonb_build_object('schema', n.nspname, 'name', c.relname, 'type', format_type(s.seqtypid, NULL),
    'options', concat_ws(' ', CASE WHEN s.seqincrement <> 1 THEN 'INCREMENT BY ' || s.seqincrement END,
      CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE lim.least END THEN 'MINVALUE ' || s.seqmin END, CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN lim.most ELSE -1 END THEN 'MAXVALUE ' || s.seqmax END,
      CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END THEN 'START WITH ' || s.seqstart END, CASE WHEN s.seqcache <> 1 THEN 'CACHE ' || s.seqcache END, CASE WHEN s.seqcycle THEN 'CYCLE' END),
    'owner', (SELECT jsonb_build_array(tn.nspname, tc.relname, ta.attname) FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class tc ON tc.oid = d.refobjid JOIN pg_catalog.pg_namespace tn ON tn.oid = tc.relnamespace JOIN pg_catalog.pg_attribute ta ON ta.attrelid = tc.oid AND ta.attnum = d.refobjsubid
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a' AND d.refclassid = 'pg_catalog.pg_class'::regclass LIMIT 1)) AS found
  FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (SELECT CASE s.seqtypid WHEN 'pg_catalog.int2'::regtype THEN -32768 WHEN 'pg_catalog.int4'::regtype THEN -2147483648 ELSE -9223372036854775808 END AS least,
    CASE s.seqtypid WHEN 'pg_catalog.int2'::regtype THEN 32767 WHEN 'pg_catalog.int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END AS most) lim
  WHERE n.nspname = ANY ($1) AND ${notBrought("pg_class", "c.oid")} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend o WHERE o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = c.oid AND o.deptype = 'i') ORDER BY c.oid`;

/** The schemas of a database but for PostgreSQL's and those that an extension has made. */
const schemas = `SELECT n.nspname AS name FROM pg_catalog.pg_namespace n WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e') ORDER BY 1`;

export const sourceQueries: Readonly<Record<"tables" | "types" | "sequences" | "schemas", string>> = { tables, types, sequences, schemas };
