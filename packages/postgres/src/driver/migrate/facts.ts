import type { AlterTableCmd, Node } from "libpg-query";

/** A name as a statement says it. */
export interface Named { readonly schema?: string; readonly name: string }

/** What a statement builds or removes while others go on working; how its outcome is found when a run ended in the middle. */
export type Outside =
  | { readonly is: "create-index"; readonly index: Named | undefined; readonly table: Named }
  | { readonly is: "drop-index"; readonly indexes: readonly Named[] }
  | { readonly is: "reindex" }
  | { readonly is: "detach"; readonly table: Named; readonly partition: Named }
  /** Doing it twice is as good as once. */
  | { readonly is: "repeatable" }
  | { readonly is: "once" };

export interface Facts {
  readonly transaction?: "begin" | "commit" | "other";
  /** Why it may not stand in a transaction, and what it does outside. */
  readonly outside?: { readonly what: string; readonly how: Outside };
  /** A statement whose transaction it may end by itself: only the server knows. */
  readonly procedural?: true;
  /** Data over the connection, which only psql brings. */
  readonly streams?: true;
  /** Whether repeating it can come to an end; undefined if it changes no rows. */
  readonly batch?: { readonly ends: boolean };
  /** It only turns triggers of a table off or on. */
  readonly quiets?: true;
  /** The data that it takes away, in words. */
  readonly loses?: string;
}

/** What can be told of a statement from its tree. Source: PostgreSQL 18's documentation of each command, and PreventInTransactionBlock in its sources. */
export function factsOf(tree: Node): Facts {
  const [kind, node] = Object.entries(tree)[0] as [string, Record<string, unknown>];
  return read[kind]?.(node as never) ?? {};
}

const read: Readonly<Record<string, (node: never) => Facts>> = {
  TransactionStmt: ({ kind, options }: { kind: string; options?: readonly unknown[] }) => ({
    transaction: ["TRANS_STMT_BEGIN", "TRANS_STMT_START"].includes(kind) && options === undefined ? "begin" : kind === "TRANS_STMT_COMMIT" ? "commit" : "other",
  }),
  CopyStmt: ({ filename }: { filename?: string }) => (filename === undefined ? { streams: true } : {}),
  IndexStmt: ({ concurrent, idxname, relation }: { concurrent?: boolean; idxname?: string; relation: Relation }) =>
    concurrent === true ? { outside: { what: "CREATE INDEX CONCURRENTLY", how: { is: "create-index", index: idxname === undefined ? undefined : { ...schemaOf(relation), name: idxname }, table: named(relation) } } } : {},
  DropStmt: ({ concurrent, removeType, objects }: { concurrent?: boolean; removeType: string; objects: readonly Node[] }) => {
    if (concurrent === true) return { outside: { what: "DROP INDEX CONCURRENTLY", how: { is: "drop-index", indexes: objects.map(listed) } } };
    const what = holdsData[removeType];
    return what === undefined ? {} : { loses: `drops ${what} ${objects.map((each) => dotted(listed(each))).join(", ")}` };
  },
  ReindexStmt: ({ kind, params = [] }: { kind: string; params?: readonly { DefElem: { defname: string } }[] }) => {
    if (params.some((each) => each.DefElem.defname === "concurrently")) return { outside: { what: "REINDEX CONCURRENTLY", how: { is: "reindex" } } };
    return ["REINDEX_OBJECT_SCHEMA", "REINDEX_OBJECT_SYSTEM", "REINDEX_OBJECT_DATABASE"].includes(kind) ? { outside: { what: "REINDEX of a whole schema or database", how: { is: "repeatable" } } } : {};
  },
  AlterTableStmt: ({ relation, cmds, objtype }: { relation: Relation; cmds: readonly { AlterTableCmd: AlterTableCmd }[]; objtype: string }) => {
    const part = cmds.map((each) => (each.AlterTableCmd.def as { PartitionCmd?: { name: Relation; concurrent?: boolean } } | undefined)?.PartitionCmd).find((each) => each?.concurrent === true);
    if (part !== undefined) return { outside: { what: "DETACH PARTITION CONCURRENTLY", how: { is: "detach", table: named(relation), partition: named(part.name) } } };
    const dropped = cmds.filter((each) => each.AlterTableCmd.subtype === "AT_DropColumn" && ["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_TYPE"].includes(objtype)).map((each) => `${dotted(named(relation))}.${each.AlterTableCmd.name}`);
    if (cmds.every((each) => /^AT_(?:Disable|Enable)Trig/u.test(String(each.AlterTableCmd.subtype)))) return { quiets: true };
    return dropped.length === 0 ? {} : { loses: `drops the column ${dropped.join(", ")}` };
  },
  TruncateStmt: ({ relations }: { relations: readonly { RangeVar: Relation }[] }) => ({ loses: `empties ${relations.map((each) => dotted(named(each.RangeVar))).join(", ")}` }),
  UpdateStmt: ({ whereClause }: { whereClause?: Node }) => ({ batch: { ends: whereClause !== undefined } }),
  DeleteStmt: ({ relation }: { relation: Relation }) => ({ batch: { ends: true }, loses: `deletes rows of ${dotted(named(relation))}` }),
  InsertStmt: ({ selectStmt }: { selectStmt?: { SelectStmt?: { whereClause?: Node; valuesLists?: unknown; limitCount?: unknown } } }) => ({ batch: { ends: selectStmt?.SelectStmt?.whereClause !== undefined || selectStmt?.SelectStmt?.limitCount !== undefined } }),
  DropOwnedStmt: () => ({ loses: "drops all that a role owns" }),
  VacuumStmt: ({ is_vacuumcmd: vacuum }: { is_vacuumcmd?: boolean }) => (vacuum === true ? { outside: { what: "VACUUM", how: { is: "repeatable" } } } : {}),
  ClusterStmt: ({ relation }: { relation?: Relation }) => (relation === undefined ? { outside: { what: "CLUSTER of all tables", how: { is: "repeatable" } } } : {}),
  AlterSystemStmt: () => ({ outside: { what: "ALTER SYSTEM", how: { is: "repeatable" } } }),
  DiscardStmt: ({ target }: { target: string }) => (target === "DISCARD_ALL" ? { outside: { what: "DISCARD ALL", how: { is: "repeatable" } } } : {}),
  CreatedbStmt: () => ({ outside: { what: "CREATE DATABASE", how: { is: "once" } } }),
  DropdbStmt: ({ dbname }: { dbname: string }) => ({ outside: { what: "DROP DATABASE", how: { is: "once" } }, loses: `drops the database ${dbname}` }),
  CreateTableSpaceStmt: () => ({ outside: { what: "CREATE TABLESPACE", how: { is: "once" } } }),
  DropTableSpaceStmt: () => ({ outside: { what: "DROP TABLESPACE", how: { is: "once" } } }),
  CreateSubscriptionStmt: () => ({ outside: { what: "CREATE SUBSCRIPTION", how: { is: "once" } } }),
  DropSubscriptionStmt: () => ({ outside: { what: "DROP SUBSCRIPTION", how: { is: "once" } } }),
  CallStmt: () => ({ procedural: true }),
  DoStmt: () => ({ procedural: true }),
};

/** What holds rows or values that a script could not make again. Dropping a schema, a type or a domain takes columns with it, where CASCADE says so. */
const holdsData: Readonly<Record<string, string>> = {
  OBJECT_TABLE: "the table", OBJECT_SCHEMA: "the schema", OBJECT_SEQUENCE: "the sequence", OBJECT_TYPE: "the type", OBJECT_DOMAIN: "the domain", OBJECT_EXTENSION: "the extension", OBJECT_FOREIGN_SERVER: "the server",
};

interface Relation { readonly schemaname?: string; readonly relname?: string }

const schemaOf = ({ schemaname }: Relation): { readonly schema?: string } => (schemaname === undefined ? {} : { schema: schemaname });
const named = (relation: Relation): Named => ({ ...schemaOf(relation), name: relation.relname ?? "" });
const dotted = ({ schema, name }: Named): string => (schema === undefined ? name : `${schema}.${name}`);

function listed(node: Node): Named {
  const { List, String: single, TypeName } = node as { List?: { items?: readonly Node[] }; String?: { sval?: string }; TypeName?: { names?: readonly Node[] } };
  const words = (List?.items ?? TypeName?.names ?? [{ String: single }]).map((each) => (each as { String?: { sval?: string } }).String?.sval ?? "");
  const [name = "", schema] = words.toReversed();
  return schema === undefined ? { name } : { schema, name };
}
