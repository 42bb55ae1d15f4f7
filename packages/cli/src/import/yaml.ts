import type { Contract } from "@concord/postgres/import";
import { Document, isMap, isScalar, isSeq, Scalar, type Node, type Pair } from "yaml";
import { formatter } from "../format/format.ts";
import { stores } from "../targets.ts";

/** Words under which each value stands on a line of its own, if it fits. */
const inLines: ReadonlySet<string> = new Set(["fields", "references", "unique", "indexes", "checks"]);

/** A contract that an import made as YAML in its one form, with its notes as comments. */
export function contractYaml(contracts: readonly Contract[]): readonly { readonly file: string; readonly text: string }[] {
  const format = formatter(stores);
  return contracts.map((contract) => {
    const file = `schemas/${contract.namespace}/${contract.name}.yaml`;
    const formatted = format({ file, text: rough(contract) });
    if ("diagnostics" in formatted) throw new Error(`an import made a contract that is no YAML: ${file}`);
    return { file, text: formatted.text };
  });
}

function rough({ words, notes }: Contract): string {
  const document = new Document(words, { aliasDuplicateObjects: false });
  const whole = document.contents;
  if (!isMap(whole)) throw new Error("a contract is a map");
  for (const pair of whole.items) {
    const word = String(isScalar(pair.key) ? pair.key.value : pair.key);
    if (inLines.has(word)) for (const item of itemsOf(pair.value as Node)) flow(item);
    if (word === "key" || word === "values") flow(pair.value as Node);
    if (word === "postgres" && isMap(pair.value)) for (const inner of pair.value.items) block(inner as Pair<unknown, Node>);
  }
  for (const { path, text } of notes) {
    const pair = pairAt(whole as Node, path);
    const key = pair?.key;
    if (isScalar(key)) key.commentBefore = ` ${text}`;
    else if (pair !== undefined) Object.assign(pair, { key: Object.assign(new Scalar(key), { commentBefore: ` ${text}` }) });
  }
  return document.toString({ lineWidth: 0 });
}

/** Of the words of a store's block: what stands under a name is a line. */
function block({ value }: Pair<unknown, Node>): void {
  if (isMap(value)) for (const item of itemsOf(value)) flow(item);
}

function itemsOf(node: Node): readonly Node[] {
  if (isSeq(node)) return node.items as Node[];
  return isMap(node) ? node.items.map(({ value }) => value as Node) : [];
}

function flow(node: Node): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}

function pairAt(node: Node, path: readonly string[]): Pair | undefined {
  const [name, ...rest] = path;
  const pair = isMap(node) ? node.items.find(({ key }) => (isScalar(key) ? key.value : key) === name) : undefined;
  return rest.length === 0 || pair === undefined ? pair : pairAt(pair.value as Node, rest);
}

/** The project file of an import where there is none. */
export function projectYaml(name: string, policy: string | undefined): string {
  return `name: ${JSON.stringify(name)}\nstores: [postgres]\n${policy === undefined || policy === "snake_case" ? "" : `naming: { postgres: ${policy} }\n`}`;
}
