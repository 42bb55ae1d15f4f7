import { typeScriptKey } from "@concord/core";
import type { TableTold } from "@concord/postgres/drizzle";
import type { Named } from "../names.ts";
import type { Offer } from "./manifest.ts";

/** An entity's or type's name as its types are called. */
const pascal = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** What is written for one way to import an entity: the specifier and the names that it uses are those of the package. */
const written: Readonly<Record<string, (from: string, name: string) => string>> = {
  "": (from, name) => `import { ${name}Record, type ${name} } from "${from}";

export function read(json: string): ${name} {
  return ${name}Record.decode(JSON.parse(json)); // throws with its issues; safeDecode does not
}

export function write(value: ${name}): string {
  return JSON.stringify(${name}Record.encode(value));
}
`,
  validators: (from, name) => `import { validate${name} } from "${from}";

export function whatIsWrong(value: unknown): readonly string[] {
  const result = validate${name}(value);
  return result.success ? [] : result.error.issues.map((issue) => \`\${issue.path.join(".")} \${issue.message}\`);
}
`,
};

/** What is written for Drizzle, over the first table of the package's own that has something to ask for with it, or else the first. */
export function drizzleExample({ name: own, namespace }: Named, tables: readonly TableTold[]): string {
  const mine = tables.filter(({ entity }) => namespace === undefined || entity.namespace === namespace);
  const table = mine.find(({ relations }) => relations.length > 0) ?? mine[0];
  if (table === undefined) return "";
  const [relation] = table.relations;
  return `import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import * as schema from "${own}/drizzle";

export function firstTen(db: NodePgDatabase<typeof schema>) { // drizzle(client, { schema })
  return db.query.${table.name}.findMany({ limit: 10${relation === undefined ? "" : `, with: { ${typeScriptKey(relation)}: true }`} });
}
`;
}

/** Examples over the first contract that has all of these ways to import it. */
export function examples({ name: own }: Named, offers: readonly Offer[]): readonly string[] {
  const ways = Object.keys(written);
  const first = offers.find(({ of }) => ways.every((way) => offers.some((offer) => offer.of === of && offer.module.under === way)));
  if (first === undefined) return [];
  return ways.map((way) => {
    const offer = offers.find(({ of, module }) => of === first.of && module.under === way) as Offer;
    return (written[way] as (from: string, name: string) => string)(`${own}${offer.subpath.slice(1)}`, pascal(first.of.name));
  });
}
