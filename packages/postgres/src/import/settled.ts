/** A list of texts in the cast that the server prints for `varchar IN ('a', 'b')`. */
const list = String.raw`\(\(ARRAY\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\]\)::text\[\]\)`;
const inList = new RegExp(String.raw`\(([^()]+)\)::text (= ANY|<> ALL) ${list}`, "gu");

/**
 * SQL that the server prints as it has it here. What it prints is not always read as what it was: of `status IN ('a', 'b')` over a varchar it makes an array that is cast to text, and of that text an
 * array of texts that are cast, one by one (measured on 15 and 18). The list itself stays what it is.
 */
export function settled(sql: string): string {
  return sql.replaceAll(inList, (_, column: string, operator: string, values: string) => `${column} ${operator === "= ANY" ? "IN" : "NOT IN"} (${values.replaceAll("'::character varying", "'")})`);
}
