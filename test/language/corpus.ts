import { fileKinds, isSeed, readDocument, readSchema, valuesIn, wordsIn, type Expression, type Node, type Source, type Type } from "@concord/core";
import { stores } from "@concord/cli";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Projects whose contracts the prover puts to the engines: test/prove/*.test.ts, test/acceptance/zoo.test.ts, packages/postgres/test/prove.test.ts. */
const proven = ["schemas", "test/prove/zoo/schemas", "test/prove/words/schemas", "packages/postgres/test/zoo/schemas"];
type Kind = (typeof fileKinds)[number];

function sourcesBelow(folder: string): readonly Source[] {
  return globSync("**/*.{yaml,yml,sql}", { cwd: join(root, folder) }).sort().map((file) => ({ file: `schemas/${file}`, text: readFileSync(join(root, folder, file), "utf8") }));
}

function kindOf(file: string, document: object): Kind | undefined {
  if (isSeed(file)) return "seed";
  return file.endsWith("/project.yaml") ? "project" : fileKinds.find((word) => word !== "project" && Object.hasOwn(document, word));
}

/**
 * What the prover's contracts use, by the store that holds the entity, the view or the query: words as `place.name`, the values of those that take one of a few as `place.name: value`, types as `type.name`, parts of expressions as `expression.name`.
 * A trait, a shared type or project.yaml counts for every store of its project.
 */
export function executed(): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map(stores.map(({ name }): [string, Set<string>] => [name, new Set()]));
  for (const folder of proven) {
    const sources = sourcesBelow(folder);
    const documents = sources.filter(({ file }) => !file.endsWith(".sql")).map(({ file, text }) => ({ file, document: (parse(text) ?? {}) as Readonly<Record<string, unknown>> }));
    const own = (documents.find(({ file }) => file.endsWith("/project.yaml"))?.document["stores"] ?? ["postgres"]) as readonly string[];
    for (const { file, document } of documents) {
      const kind = kindOf(file, document);
      if (kind === undefined) throw new Error(`${folder}: ${file} is no contract`);
      const held = ["entity", "view", "query"].includes(kind) ? ((document["stores"] as readonly string[] | undefined) ?? own) : own;
      for (const store of held) for (const word of [...wordsIn(kind, document, stores), ...valuesIn(kind, document, stores)]) used.get(store)?.add(word);
    }
    const { schema } = readSchema(sources, stores);
    if (schema === undefined) throw new Error(`${folder} has errors`);
    for (const entity of schema.entities) {
      const inside = new Set([...typesIn(entity.fields.map(({ type }) => type)), ...partsIn([...entity.checks.map((check) => check.if.tree), ...Object.values(entity.access ?? {}).map((rule) => rule.if?.tree)])]);
      for (const store of entity.stores) for (const each of inside) used.get(store)?.add(each);
    }
  }
  return used;
}

/** Types by their names, inside of others too. */
function typesIn(types: readonly Type[]): readonly string[] {
  return types.flatMap((type) => [
    `type.${type.kind === "string" ? (type.format ?? type.kind) : type.kind}`,
    ...Object.values(type).flatMap((of: unknown) => (isType(of) ? typesIn([of]) : Array.isArray(of) ? typesIn(of.map((each: unknown) => (each as { type?: unknown } | null)?.type).filter(isType)) : [])),
  ]);
}

function isType(of: unknown): of is Type {
  return typeof of === "object" && of !== null && "kind" in of;
}

/** The parts that expressions are made of. */
function partsIn(trees: readonly (Expression | undefined)[]): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("op" in value) found.push(`expression.${String(value.op)}`);
    for (const each of Object.values(value)) look(each);
  };
  trees.forEach(look);
  return found;
}

/** What the scenarios of findings refuse: the innermost word that a finding points at, and the type of the field around it. */
export function refused(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const expected of globSync("test/scenarios/diagnose/*/*/expected.txt", { cwd: root })) {
    const folder = join(root, expected, "..");
    for (const [, file = "", line, column] of readFileSync(join(root, expected), "utf8").matchAll(/^(schemas\/\S+\.ya?ml):(\d+):(\d+) (?:error|warning): /gmu)) {
      for (const word of pointedAt(readFileSync(join(folder, file)).toString("utf8"), file, Number(line), Number(column))) found.add(word);
    }
  }
  return found;
}

function pointedAt(text: string, file: string, line: number, column: number): readonly string[] {
  const { node } = readDocument({ file, text });
  if (node === undefined) return [];
  const offset = text.split("\n").slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const path = pathAt(node, offset);
  const kind = node.is === "map" ? kindOf(file, Object.fromEntries(node.entries.map(({ key }) => [key, true]))) : undefined;
  if (kind === undefined) return [];
  const words = [...wordsIn(kind, path.reduceRight<unknown>((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), null), stores)];
  const type = path.map((_, at) => at).toReversed().map((at) => valueAt(node, [...path.slice(0, at + 1), "type"])).find((each) => each !== undefined);
  return [...words.slice(-1), ...(type === undefined ? [] : [`type.${type}`])];
}

/** Keys and indexes down to what stands at an offset. */
function pathAt(node: Node, offset: number): readonly (string | number)[] {
  const holds = ({ start, end }: { readonly start: number; readonly end: number }): boolean => start <= offset && offset <= end;
  if (node.is === "map") {
    const entry = node.entries.find(({ keySpan, value }) => holds(keySpan) || holds(value.span));
    return entry === undefined ? [] : [entry.key, ...(holds(entry.keySpan) ? [] : pathAt(entry.value, offset))];
  }
  const index = node.is === "list" ? node.items.findIndex(({ span }) => holds(span)) : -1;
  return index === -1 || node.is !== "list" ? [] : [index, ...pathAt(node.items[index] as Node, offset)];
}

function valueAt(node: Node, path: readonly (string | number)[]): string | undefined {
  let at: Node | undefined = node;
  for (const step of path) at = at?.is === "map" ? at.entries.find(({ key }) => key === step)?.value : at?.is === "list" ? at.items[step as number] : undefined;
  return at?.is === "scalar" && typeof at.value === "string" ? at.value : undefined;
}
