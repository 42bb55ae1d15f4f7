import { entityOf, typeScriptKey, type Entity, type GeneratedFile, type Schema } from "@concord/core";
import { tableOf } from "../names.ts";
import { enforcedReferences } from "../several.ts";
import { propertiesOf, schemaPath, tableConst, tablePath } from "./names.ts";
import { text } from "./quote.ts";
import { relationsOf } from "./relations.ts";
import { enumsOf } from "./table.ts";

/**
 * `drizzle/schema.ts` and `drizzle/<namespace>.schema.ts`: what Drizzle is given as its schema: every table, or those of a namespace with those that they refer to, what leads from one to the other,
 * and for Drizzle Kit the schemas and enums of the database.
 */
export function schemaFile(schema: Schema, namespace?: string): GeneratedFile {
  const all = tablesIn(schema, namespace);
  const names = exportNames(all);
  const called = (entity: Entity): string => names.get(entity) as string;
  const modules = all.map((entity) => {
    const from = `./${tablePath(entity).replace(/^[^/]*\/|\.ts$/gu, "")}.js`;
    const own = tableConst(entity);
    const enums = enumsOf(entity, schema, propertiesOf(entity, schema.project)).map(({ code }) => code);
    const as = own === called(entity) ? own : `${own} as ${called(entity)}`;
    const enumNames = enums.map((code) => (own === called(entity) ? code : `${code} as ${code.replace(`$${own}$`, () => `$${called(entity)}$`)}`));
    return { import: `import { ${as} } from "${from}";\n`, export: enumNames.length === 0 ? "" : `export { ${enumNames.join(", ")} } from "${from}";\n` };
  });
  const spaces = [...new Set(all.flatMap((entity) => [tableOf(entity, schema.project).schema, ...enumsOf(entity, schema, new Map()).map((each) => each.schema)]))].filter((space) => space !== "public");
  const schemas = spaces.map((space, index) => `export const schema$${index + 1} = pgSchema(${text(space)});\n`);
  const related = [...relationsOf(all, schema, called)].filter(([, relations]) => relations.length > 0).map(([entity, relations]) => {
    const words = ["one", "many"].filter((word) => relations.some(({ code }) => code.startsWith(`${word}(`)));
    return `\nexport const relations$${called(entity)} = relations(${called(entity)}, ({ ${words.join(", ")} }) => ({\n${relations.map(({ name, code }) => `  ${typeScriptKey(name)}: ${code},\n`).join("")}}));\n`;
  });
  const imports = [...(related.length === 0 ? [] : ['import { relations } from "drizzle-orm";\n']), ...(schemas.length === 0 ? [] : ['import { pgSchema } from "drizzle-orm/pg-core";\n']), ...modules.map((each) => each.import)];
  const exported = all.length === 0 ? "" : `export { ${all.map(called).join(", ")} };\n`;
  return { path: schemaPath(namespace), text: ["// Made by concord; change the contracts.\n", ...imports, "\n", exported, ...modules.map((each) => each.export), ...schemas, ...related].join("") };
}

/** A table of such a file: its name there, and what can be asked for with its records. */
export interface TableTold { readonly entity: Entity; readonly name: string; readonly relations: readonly string[] }

/** The tables of such a file, in its order. */
export function tablesTold(schema: Schema, namespace?: string): readonly TableTold[] {
  const all = tablesIn(schema, namespace);
  const names = exportNames(all);
  const relations = relationsOf(all, schema, tableConst);
  return all.map((entity) => ({ entity, name: names.get(entity) as string, relations: (relations.get(entity) ?? []).map(({ name }) => name) }));
}

function tablesIn(schema: Schema, namespace?: string): readonly Entity[] {
  const entities = schema.entities.filter(({ stores }) => stores.includes("postgres"));
  return namespace === undefined ? entities : reached(entities.filter((entity) => entity.namespace === namespace), schema);
}

/** Tables, and all that they refer to, straight or through others. */
function reached(start: readonly Entity[], schema: Schema): readonly Entity[] {
  const found = new Set<Entity>();
  const waiting = [...start];
  for (let entity = waiting.pop(); entity !== undefined; entity = waiting.pop()) {
    if (found.has(entity)) continue;
    found.add(entity);
    waiting.push(...enforcedReferences(entity).map(({ to }) => entityOf(schema, to)));
  }
  return [...found].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What each table is called there: like its entity, behind the namespace where two of them have one name. `pgSchema` and `relations` are imported. */
function exportNames(entities: readonly Entity[]): ReadonlyMap<Entity, string> {
  const counts = Map.groupBy(entities, tableConst);
  return new Map(entities.map((entity) => {
    const own = tableConst(entity);
    const isAlone = counts.get(own)?.length === 1 && own !== "relations" && own !== "pgSchema";
    return [entity, isAlone ? own : `${entity.namespace}_${own}`];
  }));
}
