import { typeScriptComment, typeScriptKey, type Entity, type GeneratedFile, type Schema } from "@concord/core";
import { columnOf } from "../emit/column.ts";
import { columnName, enumName, policyOf, tableOf } from "../names.ts";
import { nameIn } from "../fragment.ts";
import { ofField } from "../block.ts";
import { tableFields } from "../spread.ts";
import { drizzleColumns } from "./columns.ts";
import { drizzleConstraints, isClosed } from "./constraints.ts";
import { enumConst, moduleConst, propertiesOf, tableConst, tablePath } from "./names.ts";
import { text } from "./quote.ts";

/** Where an entity's type is, below the output folder, and what it is called; of the application's value, or of its JSON. */
export type TypeOf = (entity: Entity, holds: "value" | "wire") => { readonly file: string; readonly name: string };

/** An enum of the database. */
export interface DrizzleEnum { readonly code: string; readonly schema: string; readonly name: string; readonly values: readonly string[] }

/** The enums that an entity's columns have in the database. */
export function enumsOf(entity: Entity, { project }: Schema, properties: ReadonlyMap<string, string>): readonly DrizzleEnum[] {
  const { schema, table } = tableOf(entity, project);
  return tableFields(entity).flatMap((field) => {
    const { names, enumType } = columnOf(entity, field, project);
    if (enumType === undefined) return [];
    const given = nameIn(ofField(field).column?.type ?? "");
    const name = given?.name ?? enumName(table, columnName(field, policyOf(project)));
    return [{ code: enumConst(entity, properties.get(names[0] as string) as string), schema: given?.schema ?? schema, name, values: enumType.values }];
  });
}

/** `drizzle/<namespace>/<name>.ts`: the table of an entity that PostgreSQL holds, with what Drizzle can say of it. */
export function tableFile(entity: Entity, schema: Schema, typeOf: TypeOf): GeneratedFile {
  const { project } = schema;
  const properties = propertiesOf(entity, project);
  const others = new Map<string, Entity>();
  const used = new Map<string, string>();
  const type = (holds: "value" | "wire") => (): string => {
    const { file, name } = typeOf(entity, holds);
    const local = holds === "value" ? "Value" : "Wire";
    used.set(local, `import type { ${name} as ${local} } from "../../${file.replace(/\.ts$/u, ".js")}";\n`);
    return local;
  };
  const columns = drizzleColumns(entity, schema, properties, { value: type("value"), wire: type("wire") });
  const constraints = drizzleConstraints(entity, schema, properties, (other) => void others.set(moduleConst(other), other));
  const { schema: space, table } = tableOf(entity, project);
  const enums = enumsOf(entity, schema, properties).map((each) => `${typeScriptComment("A type of the database.", "")}export const ${each.code} = ${madeIn(each.schema, "enum")}(${text(each.name)}, [${each.values.map(text).join(", ")}]);\n\n`);
  const lines = columns.map(({ name, code, about }) => `${typeScriptComment(about, "  ")}  ${typeScriptKey(properties.get(name) as string)}: ${code},\n`);
  const behind = constraints.length === 0 ? "" : `, (t): pg.PgTableExtraConfigValue[] => [\n${constraints.map((line) => `  ${line},\n`).join("")}]`;
  const body = `${typeScriptComment(entity.description, "")}export const ${tableConst(entity)} = ${madeIn(space, "table")}(${text(table)}, {\n${lines.join("")}}${behind})${isClosed(entity, schema) ? ".enableRLS()" : ""};\n`;
  const imports = [
    ...(/\bsql\.raw\(/u.test(body) ? ['import { sql } from "drizzle-orm";\n'] : []), 'import * as pg from "drizzle-orm/pg-core";\n', ...(body.includes(": concord.") ? ['import * as concord from "../concord.js";\n'] : []),
    ...[...others].sort().map(([name, other]) => `import * as ${name} from "../${tablePath(other).replace(/^[^/]*\/|\.ts$/gu, "")}.js";\n`), ...used.values(),
  ];
  return { path: tablePath(entity), text: `// Made by concord from ${oneLine(entity.file)}; change it there.\n${imports.join("")}\n${enums.join("")}${body}` };
}

/** What makes a table or enum of a schema of the database; Drizzle takes no schema for `public`. */
function madeIn(schema: string, what: "table" | "enum"): string {
  return schema === "public" ? (what === "table" ? "pg.pgTable" : "pg.pgEnum") : `pg.pgSchema(${text(schema)}).${what}`;
}

function oneLine(of: string): string {
  return of.replace(/[\r\n\u2028\u2029]+/gu, " ");
}
