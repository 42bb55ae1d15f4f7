import { entityOf, type Column, type Piece, type SavedQuery, type Schema, type View } from "@concord/core";
import { docComment } from "@concord/jsonschema";
import { brandOf, type Brand } from "../brands.ts";
import { propertyCodec, type Site } from "../codecs.ts";
import type { Imports } from "../imports.ts";
import { pascal } from "../names.ts";
import { objectType, type TypeSite } from "../types.ts";

/** The names that the file of a view or saved query declares. */
export function answerNames(of: View | SavedQuery): readonly string[] {
  const name = pascal(of.name);
  return [`${name}Row`, `${name}Parameters`, `${name}RowWire`, `${name}ParametersWire`];
}

/** The types of a view's rows, or of a saved query's parameters and rows, below the imports. */
export function answerTypes(of: View | SavedQuery, schema: Schema, imports: Imports): string {
  const name = pascal(of.name);
  const site: TypeSite = { imports, namespace: of.namespace, mode: "read", indent: "" };
  const brand = (column: Column): Brand | undefined => brandOfColumn(schema, column);
  const parameters = of.kind === "query" && of.parameters.length > 0
    ? `\n${docComment([takes(of)], "")}export interface ${name}Parameters ${objectType(of.parameters, { ...site, mode: "write" }, brand)}\n`
    : "";
  return `${parameters}\n${docComment([rows(of), of.description], "")}export interface ${name}Row ${objectType(of.columns, site, brand)}\n`;
}

/** The same as codecs: readers' of rows, writers' of parameters. */
export function answerCodecs(of: View | SavedQuery, schema: Schema, imports: Imports): Piece {
  const name = pascal(of.name);
  const site: Site = { imports, namespace: of.namespace, mode: "read", documents: false, path: [], indent: "", shares: () => undefined };
  const codec = (end: string, about: readonly string[], columns: readonly Column[], of: "object" | "strictObject", mode: Site["mode"]): Piece => [
    `\n${docComment(about, "")}export const ${name}${end} = z.${of}({\n`,
    columns.map((column) => propertyCodec(column, { ...site, mode, path: [column.name], indent: "  ", brand: brandOfColumn(schema, column) })),
    `});\nexport type ${name}${end} = z.output<typeof ${name}${end}>;\nexport type ${name}${end}Wire = z.input<typeof ${name}${end}>;\n`,
  ];
  return [
    of.kind === "query" && of.parameters.length > 0 ? codec("Parameters", [takes(of)], of.parameters, "strictObject", "write") : "",
    codec("Row", [rows(of), of.description], of.columns, "object", "read"),
  ];
}

function takes(query: SavedQuery): string {
  return `What ${query.name} takes: in the order of its members, ${query.parameters.map((_, index) => `$${index + 1}`).join(", ")} in PostgreSQL, and by their names in BigQuery.`;
}

function rows({ kind, name }: View | SavedQuery): string {
  return kind === "view" ? `A row of the view ${name}.` : `A row that ${name} answers with.`;
}

/** What an identifier in a column names, if it is typed like an entity's field. */
function brandOfColumn(schema: Schema, { of }: Column): Brand | undefined {
  if (of === undefined || of.path.length !== 1) return undefined;
  const [name = ""] = of.path;
  const column = schema.views.find((view) => view.id === of.id)?.columns.find((each) => each.name === name);
  if (column !== undefined) return brandOfColumn(schema, column);
  const entity = entityOf(schema, of.id);
  const field = entity.fields.find((each) => each.name === name);
  return field === undefined ? undefined : brandOf(schema, entity, field);
}
