import { addWord, nodeAt, sortOf, type Code, type Document, type Entity, type FieldPath, type Fix, type LintRule } from "@concord/core";
import { isNullWhenAbsent, store } from "../block.ts";
import { queriesHere } from "../emit/queries.ts";

const code: Code = {
  code: "lint/index-misses-records",
  severity: "warning",
  explain: `
An index of Firestore has a field that documents may lack. A document without the field is in no index of it (documentation, "Index types"):
a query that sorts by the field, or tests it, does not find that document, and nobody is told.

  closedAt: { type: timestamp, optional: true, firestore: { absent: null } }

With absent: null documents hold null where the field is absent, and queries find them. Where only records with a value are ever asked for,
say so:

  lint: { index-misses-records: Open orders are listed by another query. }`,
};

export const indexMissesRecords: LintRule = {
  code,
  look: ({ entity }, { documents }) => {
    if (entity === undefined) return [];
    const seen = new Set<string>();
    const listed = entity.indexes.filter((index) => index.query === undefined && index.stores.includes(store.name));
    return [...listed, ...queriesHere(entity).map((query) => ({ fields: sortOf(query), span: query.span }))].flatMap((index) => index.fields.map(({ path }) => {
      const lacking = lackingIn(entity, path);
      if (lacking === undefined || seen.has(lacking.name)) return { at: index.span };
      seen.add(lacking.name);
      const document = documents.get(lacking.field.span.file);
      const fix = document === undefined || lacking.path.length > 1 ? undefined : absentNull(document, lacking.name);
      return {
        at: index.span,
        fault: { message: `documents without ${lacking.name} are not in this index`, help: `give ${lacking.name} firestore: { absent: null }`, fix },
      };
    }));
  },
};

/** Says absent: null in the field's block, which is made if it is not there. */
function absentNull({ node, source }: Document, field: string): Fix | undefined {
  if (nodeAt(node, ["fields", field, store.name]) !== undefined) return addWord(node, ["fields", field, store.name], source, "absent", "null");
  return addWord(node, ["fields", field], source, store.name, /\.json$/iu.test(source.file) ? '{ "absent": null }' : "{ absent: null }");
}

/** The first field on the way of a path that documents may lack. */
function lackingIn(entity: Entity, path: FieldPath): { readonly name: string; readonly path: readonly string[]; readonly field: Entity["fields"][number] } | undefined {
  let fields = entity.fields;
  for (const [depth, step] of path.entries()) {
    const field = fields.find((each) => each.name === step);
    if (field === undefined) return undefined;
    if (field.optional && !isNullWhenAbsent(field)) {
      const names = path.slice(0, depth + 1);
      return { name: names.join("."), path: names, field };
    }
    fields = field.type.kind === "object" ? field.type.fields : [];
  }
  return undefined;
}
