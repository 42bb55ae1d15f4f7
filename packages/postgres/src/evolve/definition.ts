/** What a database holds, told apart by what PostgreSQL calls them. A partition is a table. */
export const definitionKinds = ["schema", "type", "function", "table", "column", "constraint", "index", "view", "sequence", "trigger", "rule", "policy", "grant"] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

/**
 * One thing that a database holds, as its catalog says it: names qualified, expressions as the server itself prints them. What roles may do is a thing of its own, of
 * kind `grant`, called like what it is about: its attributes are the roles.
 */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly schema: string;
  /** The table, view or other thing that it belongs to; empty for what stands in the schema itself. */
  readonly of: string;
  readonly name: string;
  /** What the catalog says of it, by attribute; null where it says nothing. */
  readonly says: Readonly<Record<string, string | boolean | null>>;
  /** Where it stands among those of its kind in the order in which they were made; of columns and their rights in the table. Not compared. */
  readonly at: number;
  /** The tables, views and columns that it stands on beside what it belongs to; the column is null for the whole. Not compared. */
  readonly uses: readonly (readonly [schema: string, table: string, column: string | null])[];
}

/** How two databases differ in one thing. */
export type Difference =
  | { readonly is: "missing"; readonly definition: Definition }
  | { readonly is: "unexpected"; readonly definition: Definition }
  | { readonly is: "different"; readonly definition: Definition; readonly attribute: string; readonly expected: string | boolean | null; readonly found: string | boolean | null };

/**
 * What a database lacks, has beside, or has otherwise than it should, in the order of kinds. What belongs to something that is missing or unexpected as a whole
 * is not told again.
 */
export function differences(expected: readonly Definition[], found: readonly Definition[]): readonly Difference[] {
  const [want, have] = [byIdentity(expected), byIdentity(found)];
  const missing = [...want].filter(([id]) => !have.has(id)).map(([, definition]) => ({ is: "missing", definition }) as const);
  const unexpected = [...have].filter(([id]) => !want.has(id)).map(([, definition]) => ({ is: "unexpected", definition }) as const);
  const changed = [...want].flatMap(([id, definition]) => {
    const other = have.get(id);
    const attributes = other === undefined ? [] : [...new Set([...Object.keys(definition.says), ...Object.keys(other.says)])];
    return attributes.flatMap((attribute): readonly Difference[] => {
      const [one, two] = [definition.says[attribute] ?? null, other?.says[attribute] ?? null];
      return one === two ? [] : [{ is: "different", definition, attribute, expected: one, found: two }];
    });
  });
  return [...withoutParts(missing), ...withoutParts(unexpected), ...changed]
    .sort((left, right) => definitionKinds.indexOf(left.definition.kind) - definitionKinds.indexOf(right.definition.kind));
}

/** How people call a thing: `column people.persons.email`. */
export function definitionName({ kind, schema, of, name }: Definition): string {
  return `${kind} ${(kind === "schema" ? [schema] : [schema, of, name]).filter((part) => part !== "").join(".")}`;
}

function byIdentity(definitions: readonly Definition[]): ReadonlyMap<string, Definition> {
  return new Map(definitions.map((each) => [JSON.stringify([each.kind === "view" ? "table" : each.kind, each.schema, each.of, each.name]), each]));
}

/** Leaves out what belongs to a table, or stands in a schema, that is told of already. */
function withoutParts<T extends { readonly definition: Definition }>(all: readonly T[]): readonly T[] {
  const wholes = new Set(all.map(({ definition: { kind, schema, name } }) => (kind === "schema" ? schema : kind === "table" || kind === "view" ? `${schema}.${name}` : "")));
  return all.filter(({ definition: { kind, schema, of } }) => (kind === "schema" || !wholes.has(schema)) && !wholes.has(`${schema}.${of}`));
}
