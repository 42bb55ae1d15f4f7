import type { Client, ClientConfig } from "pg";
import type { Definition } from "../evolve/definition.ts";
import { connected } from "./database.ts";
import { memberList, rangeText } from "./type-definitions.ts";

/**
 * Everything that some schemas of a database hold, as the catalog says it. Two databases of one server version that were made by the same statements say
 * the same; who owns a thing, what extensions brought and the order of columns are not compared.
 * Source of each column: PostgreSQL's documentation, chapter 53 (system catalogs).
 */
export async function readDefinitions(config: ClientConfig, schemas: readonly string[]): Promise<readonly Definition[]> {
  return connected(config, async (client) => {
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const found = await definitionsIn(client, schemas);
    await client.query("COMMIT");
    return found;
  });
}

/** The same within a transaction that is open, with what it has done so far. The search path is empty afterwards, so that every name is qualified. */
export async function definitionsIn(client: Client, schemas: readonly string[]): Promise<readonly Definition[]> {
  await client.query("SET LOCAL search_path = ''");
  const { rows } = await client.query<Definition>(`SELECT * FROM (${Object.values(queries).join("\nUNION ALL\n")}) AS every ORDER BY 1, 2, 3, 4`, [schemas]);
  return rows;
}

/** The schemas that hold at least one thing of a database's own: everything but PostgreSQL's. */
export async function schemasOf(config: ClientConfig): Promise<readonly string[]> {
  return connected(config, schemasIn);
}

/** The same over a connection that is there, with what its transaction has done so far. */
export async function schemasIn(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT n.nspname AS name FROM pg_catalog.pg_namespace n WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1`);
  return rows.map(({ name }) => name);
}

const here = "n.nspname = ANY ($1)";
/** What neither an extension brought nor PostgreSQL made of itself with something else: a range type comes with functions. */
const own = (catalog: string, oid: string): string => `NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype IN (${catalog === "pg_proc" ? "'e', 'i'" : "'e'"}))`;

/** One query's columns. `at` is what orders things of one kind as they were made, `uses` what they stand on; neither is compared. */
const row = (kind: string, of: string, name: string, says: readonly string[] | string, { at, uses = "'[]'::jsonb" }: { readonly at: string; readonly uses?: string }): string =>
  `SELECT '${kind}'::text AS kind, n.nspname::text AS schema, ${of}::text AS of, ${name}::text AS name, ${typeof says === "string" ? says : `jsonb_build_object(${says.join(", ")})`} AS says, (${at})::text::float8 AS at, ${uses} AS uses`;

/** The tables, views and columns that a thing stands on, beside what belongs to it: `[schema, table, column]`, the column null for the whole. */
const stands = (catalog: string, oid: string): string =>
  `(SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(dn.nspname, dc.relname, da.attname)), '[]') FROM pg_catalog.pg_depend dep
    JOIN pg_catalog.pg_class dc ON dc.oid = dep.refobjid AND dc.relkind IN ('r', 'p', 'f', 'v', 'm') JOIN pg_catalog.pg_namespace dn ON dn.oid = dc.relnamespace
    LEFT JOIN pg_catalog.pg_attribute da ON da.attrelid = dc.oid AND da.attnum = dep.refobjsubid AND dep.refobjsubid > 0
    WHERE dep.classid = '${catalog}'::regclass AND dep.objid = ${oid} AND dep.refclassid = 'pg_class'::regclass)`;
/** A foreign key to a table in partitions has a copy for each of them on the same table, which PostgreSQL makes and drops with it. */
const ofItsOwn = "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint whole WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)";
const inTable = "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

/** What roles beside the owner may do, by role (as SQL spells it); the default where nothing was said. */
const rights = (acl: string, kind: string, owner: string): string =>
  `(SELECT coalesce(jsonb_object_agg(role, given), '{}') FROM (SELECT CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS role,
      string_agg(lower(privilege_type) || CASE WHEN is_grantable THEN ' with grant option' ELSE '' END, ', ' ORDER BY privilege_type) AS given
    FROM aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) WHERE grantee <> ${owner} GROUP BY grantee) AS listed)`;

const queries: Readonly<Record<string, string>> = {
  schemas: `${row("schema", "''", "n.nspname", ["'comment'", "obj_description(n.oid, 'pg_namespace')"], { at: "0" })} FROM pg_catalog.pg_namespace n WHERE ${here}`,
  types: `${row("type", "''", "t.typname", [
    "'kind'", "CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' WHEN 'c' THEN 'composite' ELSE 'base' END", "'values'", "(SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = t.oid)",
    "'base'", "CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END", "'not null'", "CASE WHEN t.typtype = 'd' THEN t.typnotnull END", "'default'", "t.typdefault",
    "'collation'", "(SELECT quote_ident(kn.nspname) || '.' || quote_ident(k.collname) FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace kn ON kn.oid = k.collnamespace JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype WHERE k.oid = t.typcollation AND t.typcollation <> b.typcollation)",
    "'checks'", "(SELECT string_agg('CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')",
    "'members'", memberList, "'range'", rangeText, "'comment'", "obj_description(t.oid, 'pg_type')",
  ], { at: "t.oid" })} FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE ${here} AND (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c') OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type each WHERE each.typarray = t.oid)) OR NOT t.typisdefined) AND ${own("pg_type", "t.oid")}`,
  functions: `${row("function", "''", "p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'", [
    "'definition'", "CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) END", "'comment'", "obj_description(p.oid, 'pg_proc')",
  ], { at: "p.oid" })} FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${here} AND ${own("pg_proc", "p.oid")}`,
  tables: `${row("table", "''", "c.relname", [
    "'kind'", "CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table' ELSE 'table' END", "'unlogged'", "c.relpersistence = 'u'", "'row security'", "c.relrowsecurity", "'forced row security'", "c.relforcerowsecurity",
    "'partitioned by'", "pg_get_partkeydef(c.oid)", "'partition'", "(SELECT inhparent::regclass::text || ' ' || pg_get_expr(c.relpartbound, c.oid) FROM pg_catalog.pg_inherits WHERE inhrelid = c.oid AND c.relispartition)",
    "'type'", "CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END", "'inherits'", "(SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) FROM pg_catalog.pg_inherits WHERE inhrelid = c.oid AND NOT c.relispartition)",
    "'options'", "array_to_string(c.reloptions, ', ')", "'comment'", "obj_description(c.oid, 'pg_class')",
  ], { at: "c.oid" })} ${inTable} WHERE c.relkind IN ('r', 'p', 'f') AND ${here} AND ${own("pg_class", "c.oid")}`,
  columns: `${row("column", "c.relname", "a.attname", [
    "'type'", "format_type(a.atttypid, a.atttypmod)", "'collation'", "(SELECT k.collname::text FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE k.oid = a.attcollation AND a.attcollation <> t.typcollation)", "'not null'", "a.attnotnull",
    "'default'", "CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END", "'generated'", "CASE a.attgenerated WHEN 's' THEN 'stored: ' || pg_get_expr(d.adbin, d.adrelid) WHEN 'v' THEN 'virtual: ' || pg_get_expr(d.adbin, d.adrelid) END",
    "'identity'", "CASE a.attidentity WHEN 'd' THEN 'by default' WHEN 'a' THEN 'always' END", "'comment'", "col_description(a.attrelid, a.attnum)",
  ], { at: "a.attnum", uses: "CASE WHEN a.attgenerated <> '' THEN " + stands("pg_attrdef", "d.oid") + " ELSE '[]' END" })} ${inTable} JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p', 'f') AND ${here} AND ${own("pg_class", "c.oid")}`,
  // From version 18 on, NOT NULL is a constraint too (contype n): the column says it.
  constraints: `${row("constraint", "c.relname", "k.conname", ["'definition'", "pg_get_constraintdef(k.oid)", "'validated'", "k.convalidated", "'comment'", "obj_description(k.oid, 'pg_constraint')"], { at: "k.oid", uses: stands("pg_constraint", "k.oid") })}
    ${inTable} JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND ${ofItsOwn} AND ${here}`,
  indexes: `${row("index", "c.relname", "i.relname", ["'definition'", "pg_get_indexdef(i.oid)", "'valid'", "x.indisvalid", "'comment'", "obj_description(i.oid, 'pg_class')"], { at: "i.oid", uses: stands("pg_class", "i.oid") })}
    ${inTable} JOIN pg_catalog.pg_index x ON x.indrelid = c.oid JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
    WHERE NOT i.relispartition AND ${here} AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))`,
  views: `${row("view", "''", "c.relname", ["'kind'", "CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END", "'definition'", "pg_get_viewdef(c.oid)", "'options'", "array_to_string(c.reloptions, ', ')", "'comment'", "obj_description(c.oid, 'pg_class')"],
    { at: "c.oid", uses: stands("pg_rewrite", "(SELECT oid FROM pg_catalog.pg_rewrite WHERE ev_class = c.oid AND rulename = '_RETURN')") })}
    ${inTable} WHERE c.relkind IN ('v', 'm') AND ${here} AND ${own("pg_class", "c.oid")}`,
  sequences: `${row("sequence", "''", "c.relname", ["'type'", "format_type(s.seqtypid, NULL)", "'step'", "s.seqincrement::text", "'range'", "s.seqmin || ' to ' || s.seqmax", "'cycles'", "s.seqcycle"], { at: "c.oid" })}
    ${inTable} JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid WHERE ${here} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend o WHERE o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.deptype = 'i') AND ${own("pg_class", "c.oid")}`,
  triggers: `${row("trigger", "c.relname", "g.tgname", ["'definition'", "pg_get_triggerdef(g.oid)", "'fires'", "CASE g.tgenabled WHEN 'O' THEN 'always but in replicas' WHEN 'D' THEN 'never' WHEN 'R' THEN 'in replicas' ELSE 'always' END", "'comment'", "obj_description(g.oid, 'pg_trigger')"], { at: "g.oid", uses: stands("pg_trigger", "g.oid") })}
    ${inTable} JOIN pg_catalog.pg_trigger g ON g.tgrelid = c.oid WHERE NOT g.tgisinternal AND ${here}`,
  // The rule that makes a view is the view.
  rules: `${row("rule", "c.relname", "w.rulename", ["'definition'", "pg_get_ruledef(w.oid)", "'fires'", "w.ev_enabled", "'comment'", "obj_description(w.oid, 'pg_rewrite')"], { at: "w.oid", uses: stands("pg_rewrite", "w.oid") })}
    ${inTable} JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid WHERE w.rulename <> '_RETURN' AND ${here} AND ${own("pg_class", "c.oid")}`,
  policies: `${row("policy", "c.relname", "p.polname", [
    "'command'", "CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END", "'permissive'", "p.polpermissive",
    "'roles'", "(SELECT string_agg(CASE WHEN each = 0 THEN 'PUBLIC' ELSE each::regrole::text END, ', ' ORDER BY 1) FROM unnest(p.polroles) AS each)", "'using'", "pg_get_expr(p.polqual, p.polrelid)", "'check'", "pg_get_expr(p.polwithcheck, p.polrelid)",
  ], { at: "p.oid", uses: stands("pg_policy", "p.oid") })} ${inTable} JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid WHERE ${here}`,
  grants: `${row("grant", "c.relname", "''", rights("c.relacl", "r", "c.relowner"), { at: "0" })} ${inTable} WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${here} AND ${own("pg_class", "c.oid")}`,
  columnGrants: `${row("grant", "c.relname", "a.attname", rights("a.attacl", "c", "c.relowner"), { at: "a.attnum" })} ${inTable} JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attacl IS NOT NULL AND ${here} AND ${own("pg_class", "c.oid")}`,
  sequenceGrants: `${row("grant", "c.relname", "''", rights("c.relacl", "s", "c.relowner"), { at: "0" })} ${inTable} WHERE c.relkind = 'S' AND c.relacl IS NOT NULL AND ${here} AND ${own("pg_class", "c.oid")}`,
  schemaGrants: `${row("grant", "''", "''", rights("n.nspacl", "n", "n.nspowner"), { at: "0" })} FROM pg_catalog.pg_namespace n WHERE ${here}`,
  functionGrants: `${row("grant", "''", "p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'", rights("p.proacl", "f", "p.proowner"), { at: "0" })}
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${here} AND ${own("pg_proc", "p.oid")}`,
};
