/** Names that stand bare in SQL: lower case, and no word that PostgreSQL reserves anywhere. */
const bare = /^[a-z_][a-z0-9_]*$/;

/**
 * An identifier, always quoted where there is any doubt (`quote_ident`: a double quote is written twice). Names with NUL do not come here:
 * the language refuses them.
 */
export function identifier(name: string): string {
  return bare.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** `schema.name`. */
export function qualified(schema: string, name: string): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

/**
 * A string constant, for `standard_conforming_strings = on` (the default since 9.1): a backslash is itself. Control characters are escaped
 * in the E'' form, so that no text can look like the end of a line or hide in a terminal.
 */
export function literal(text: string): string {
  const doubled = text.replaceAll("'", "''");
  if (!/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(text)) return `'${doubled}'`;
  const escaped = doubled.replaceAll("\\", "\\\\").replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => (character === "\n" ? "\\n" : character === "\t" ? "\\t" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`));
  return `E'${escaped}'`;
}

/** Dollar quotes around a body, with a tag that the body does not hold. */
export function dollarQuoted(body: string): string {
  const tag = dollarTag(body);
  return `${tag}${body}${tag}`;
}

/** `$$`, or the first of `$body1$`, `$body2$` … that the body does not hold, nor begins at its end. */
export function dollarTag(body: string): string {
  let tag = "$$";
  for (let count = 1; `${body}${tag}`.indexOf(tag) < body.length; count += 1) tag = `$body${count}$`;
  return tag;
}

/** Lines of a comment: no line break of any kind can leave it. */
export function comment(text: string): string {
  return text.split(/[\n\r\u000b\u000c\u0085\u2028\u2029]+/).map((line) => `-- ${line}`.trimEnd()).join("\n");
}

/** An array of string constants. */
export function textArray(values: readonly string[]): string {
  return `ARRAY[${values.map(literal).join(", ")}]::text[]`;
}

/**
 * Every key word that is not "non-reserved" in PostgreSQL 15 to 18 (documentation, appendix C, and `pg_get_keywords()`: catcode R, T and
 * C).
 */
const reserved = new Set(`all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char character check coalesce
collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user dec decimal
default deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group grouping having ilike in initially inner
inout int integer intersect interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table
json_value lateral leading least left like limit localtime localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on only or
order out outer overlaps overlay placing position precision primary real references returning right row select session_user setof similar smallint some substring symmetric
system_user table tablesample then time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where window with xmlattributes
xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`.split(/\s+/));
