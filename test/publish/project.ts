import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runHere } from "../scenarios/world.ts";

/** Two namespaces, one of which refers to the other and shares a type with it; every store, a form, access and a check. */
export const contracts: Readonly<Record<string, string>> = {
  "project.yaml": 'name: shop\nstores: [postgres, firestore, bigquery]\nprimary: postgres\npackages: { scope: "@acme", license: Apache-2.0 }\n',
  "people/address.yaml": "object: address\ndescription: Where somebody lives.\nfields:\n  street: { type: string, maxLength: 80 }\n",
  "people/person.yaml": `entity: person
plural: people
description: Somebody. import("../sales_ops/order.js") is no import.
fields:
  id:      { type: uid }
  email:   { type: email, unique: true, pii: contact }
  address: { type: address, optional: true }
  joined:  { type: timestamp }
  answer:  { type: json, optional: true }
access:
  read:   auth.uid == id || hasRole('admin')
  create: auth.uid == id
shapes:
  signUp: { pick: [id, email], form: true, description: What the page sends. }
`,
  "sales_ops/order.yaml": `entity: order
plural: orders
description: What somebody ordered.
fields:
  id:       { type: uuid, auto: uuid }
  personId: { ref: people.person }
  shipTo:   { type: people.address }
  total:    { type: decimal, precision: 12, scale: 2, minimum: "0.00" }
  tags:     { type: list, of: { type: slug, maxLength: 40 }, maxItems: 10, default: [] }
  openedAt: { type: timestamp }
  closedAt: { type: timestamp, optional: true, firestore: { absent: null } }
checks:
  closed_after_opened: { if: closedAt == null || closedAt >= openedAt, message: An order is closed after it was opened. }
`,
};

/** A folder for temporary files that is gone at the end. */
export function temporary(onFinished: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-publish-"));
  onFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The contracts of one package in a project: enough for a consumer's story, and half as long. */
export function putOnePackage(project: string): void {
  put(project, Object.fromEntries(Object.entries(contracts).filter(([path]) => !path.startsWith("sales_ops/")).map(([path, text]) => [join("schemas", path), text])));
}

/** The contracts in a new checkout, and their packages in `packages/` beside them. */
export async function publishTo(folder: string, ...more: readonly string[]): Promise<string> {
  for (const [path, text] of Object.entries(contracts)) put(folder, { [join("schemas", path)]: text });
  const { code, out, err } = await runHere(folder, "publish", "--out", "packages", ...more);
  if (code !== 0) throw new Error(out + err);
  return out;
}

/** Puts our Zod into a consumer's `node_modules`. */
export function addZod(consumer: string): void {
  mkdirSync(join(consumer, "node_modules"), { recursive: true });
  symlinkSync(dirname(createRequire(import.meta.url).resolve("zod/package.json")), join(consumer, "node_modules", "zod"));
}

/** What can be imported of the package in a folder: its patterns, for each file that they lead to and a contract is behind. */
export function subpathsOf(folder: string): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly exports: Readonly<Record<string, string | { readonly default: string }>> };
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `./${file}`);
  return Object.entries(exports).flatMap(([subpath, leads]) => {
    const [start = "", end] = (typeof leads === "string" ? leads : leads.default).split("*");
    if (end === undefined) return [subpath];
    const found = files.filter((file) => file.startsWith(start) && file.endsWith(end)).map((file) => file.slice(start.length, file.length - end.length));
    return found.filter((each) => /^(?:\w+\/)?\w+$/u.test(each) && !/^(?:concord|codec|sdk)$/u.test(each)).map((each) => subpath.replace("*", each));
  });
}
