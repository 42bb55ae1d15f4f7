import { readDocument, type MapNode, type Node, type Source } from "@concord/core";
import type { RegistryColumn, RegistryTable } from "@concord/postgres/import";
import { Failure } from "../failure.ts";

/**
 * Reads a column registry: `tables: { clients: { columns: [{ name, type, primary_key, nullable, unique }] } }`. Throws a `Failure` that names the place of what is wrong: such a file is no contract, and is
 * mended where it comes from.
 */
export function readRegistry(source: Source): readonly RegistryTable[] {
  const { node, diagnostics } = readDocument(source);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) throw wrong(source, error.span.start, error.message);
  const tables = node === undefined ? undefined : under(node, "tables");
  if (tables?.is !== "map") throw wrong(source, 0, "a column registry has tables:, by their names");
  return tables.entries.filter(({ value }) => !isMade(value)).map(({ key, value }) => {
    const columns = under(value, "columns");
    if (columns?.is !== "list") throw wrong(source, value.span.start, `${key} has no list of columns`);
    return { name: key, columns: columns.items.map((item) => columnOf(source, item)) };
  });
}

/** Whether our own registry says of a table that it is made from contracts: a journal, a staging table, members in rows, a view. It is made again from the contract that asks for it. */
function isMade(table: Node): boolean {
  const kind = under(table, "kind");
  return kind?.is === "scalar" && typeof kind.value === "string" && ["journal", "staging", "members", "view"].includes(kind.value);
}

function columnOf(source: Source, node: Node): RegistryColumn {
  if (node.is !== "map") throw wrong(source, node.span.start, "a column is name, type, primary_key, nullable and unique");
  return { name: textOf(source, node, "name"), type: textOf(source, node, "type"), primaryKey: flagOf(source, node, "primary_key", false), nullable: flagOf(source, node, "nullable", true), unique: flagOf(source, node, "unique", false) };
}

function textOf(source: Source, node: MapNode, word: string): string {
  const value = under(node, word);
  if (value?.is !== "scalar" || typeof value.value !== "string" || value.value === "") throw wrong(source, (value ?? node).span.start, `a column has a ${word}`);
  return value.value;
}

function flagOf(source: Source, node: MapNode, word: string, usual: boolean): boolean {
  const value = under(node, word);
  if (value === undefined) return usual;
  if (value.is !== "scalar" || typeof value.value !== "boolean") throw wrong(source, value.span.start, `${word} is true or false`);
  return value.value;
}

function under(node: Node, word: string): Node | undefined {
  return node.is === "map" ? node.entries.find(({ key }) => key === word)?.value : undefined;
}

function wrong({ file, text }: Source, at: number, message: string): Failure {
  const before = text.slice(0, at).split("\n");
  return new Failure(`${file}:${before.length}:${(before.at(-1) ?? "").length + 1}: ${message}`);
}
