import { printExpression, removeItem, type Code, type Document, type Entity, type Index, type LintRule, type Looked } from "@concord/core";

const code: Code = {
  code: "lint/redundant-index",
  severity: "warning",
  explain: `
An index that begins like another one, or like the key or a unique, which are indexes too. PostgreSQL answers with the longer one whatever
the shorter one answers (documentation, 11.3), and pays for both at every write.

  indexes:
    - [customerId]                 redundant
    - [customerId, -createdAt]

A shorter index is smaller. Where that was measured to matter, say so:

  lint: { redundant-index: Reports read the short one alone; it fits into memory. }`,
};

/** What answers queries as an index would: its columns with their directions. */
interface Answering { readonly columns: readonly string[]; readonly what: string; readonly at?: Index["span"] }

export const redundantIndex: LintRule = {
  code,
  look: ({ entity }, { documents }) => (entity?.indexes ?? []).flatMap((index) => (
    entity !== undefined && index.stores.includes("postgres") && index.query === undefined ? [judge(entity, index, documents.get(index.span.file))] : [])),
};

function judge(entity: Entity, index: Index, document: Document | undefined): Looked {
  const columns = columnsOf(index);
  const better = isPlain(index) ? answering(entity, index).find((other) => columns.every((column, at) => other.columns[at] === column)) : undefined;
  if (better === undefined) return { at: index.span };
  const inPostgresAlone = index.stores.length === 1;
  return {
    at: index.span,
    fault: {
      message: `${better.what} answers all that this index does`,
      help: inPostgresAlone ? "remove it" : `leave it to the other stores: stores: [${index.stores.filter((store) => store !== "postgres").join(", ")}]`,
      fix: inPostgresAlone && document !== undefined ? removeItem(document.node, document.source, "indexes", index.span) : undefined,
      ...(better.at === undefined ? {} : { related: [{ span: better.at, message: "here" }] }),
    },
  };
}

/** Another method than btree answers other questions; what an index carries along (include) is its own. */
function isPlain(index: Index): boolean {
  return ["btree", undefined].includes(index.using) && index.include.length === 0;
}

/** A key and a unique are ascending; two equal indexes: the later one is too many. */
function answering(entity: Entity, index: Index): readonly Answering[] {
  const whole = index.where === undefined;
  const keys = whole ? [{ columns: entity.key.map((name) => name), what: "the key" }] : [];
  const uniques = entity.uniques.filter((unique) => unique.stores.includes("postgres") && sameWhere(unique.where, index.where))
    .map((unique) => ({ columns: unique.fields.map((path) => path.join(".")), what: "a unique", at: unique.span }));
  const indexes = entity.indexes
    .filter((other) => other !== index && other.stores.includes("postgres") && ["btree", undefined].includes(other.using) && sameWhere(other.where, index.where))
    .filter((other) => other.fields.length > index.fields.length || entity.indexes.indexOf(other) < entity.indexes.indexOf(index))
    .map((other) => ({ columns: columnsOf(other), what: "another index", at: other.span }));
  return [...keys, ...uniques, ...indexes];
}

function columnsOf(index: Index): readonly string[] {
  return index.fields.map(({ path, descending }) => `${descending ? "-" : ""}${path.join(".")}`);
}

function sameWhere(left: Index["where"], right: Index["where"]): boolean {
  return (left === undefined ? undefined : printExpression(left.tree)) === (right === undefined ? undefined : printExpression(right.tree));
}
