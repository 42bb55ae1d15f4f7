import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Entity, Source } from "@concord/core";
import type { Layout } from "@concord/diagram";
import { expect, test } from "vitest";
import { compiler, type Compiled } from "../src/compile.ts";
import { isContract } from "../src/project/list.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const own: readonly Source[] = readdirSync(join(root, "schemas"), { recursive: true, encoding: "utf8" })
  .map((path) => `schemas/${path.replaceAll("\\", "/")}`).filter(isContract).sort().map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const namespace = "public";
const fieldMore = (field: string): Change => ({ at: /^fields:\n/mu, is: (found) => `${found}  ${field}\n` });

/** A change of one text: what it looks for, and what comes there. */
interface Change { readonly at: RegExp; readonly is: (found: string, number: number) => string }
const changes: readonly Change[] = [
  { at: /description: /u, is: (found, number) => `${found}${["Once", "Twice", "Thrice"][number % 3]} ` },
  { at: /(?<=maxLength: )\d+/u, is: (found) => String(Number(found) + 1) },
  { at: /^plural: \w+$/mu, is: (found) => `${found}Too` },
  { at: /hasRole\('admin'\)/u, is: () => "hasRole('staff')" },
  { at: /, optional: true/u, is: () => "" },
  { at: /^clientRole: \w+$/mu, is: (found) => `${found}_too` },
  { at: /^name: .+$/mu, is: (found, number) => `${found}-${number}` },
  { at: /^stores: .*$/mu, is: (_, number) => `stores: [${["postgres", "postgres, firestore", "postgres, bigquery", "bigquery", "postgres, firestore, bigquery"][number % 5]}]` },
  { at: /^primary: .*\n/mu, is: () => "" },
  { at: /pii: \w+/u, is: () => "pii: other" },
  { at: /onDelete: \w+/u, is: (_, number) => `onDelete: ${["restrict", "cascade"][number % 2]}` },
  { at: /^SELECT/mu, is: (found, number) => `-- ${number}\n${found}` },
  { at: /^owner: .*$/mu, is: (found) => `${found} and others` },
  fieldMore("note2: { type: string, maxLength: 20, optional: true, description: One more. }"),
  fieldMore("user2Id: { ref: public.user, optional: true }"),
  fieldMore("companyTooId: { ref: company.company, optional: true }"),
  fieldMore("stage: { type: enum, values: [one, two], default: one }"),
];

/** Numbers from 0 up to below `end`, the same for the same seed (Park and Miller's generator). */
function numbers(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state * 48271) % 2147483647;
    return state % end;
  };
}

interface Contracts { readonly sources: ReadonlyMap<string, Source>; readonly layout: Layout }

/** One edit: a change of a text, most often in the entity that most others refer to, a file less, some of those back, an entity more, or a table of the diagrams that somebody moved. */
function edited({ sources, layout }: Contracts, random: (end: number) => number): Contracts {
  const next = new Map(sources);
  const kind = random(10);
  const one = [...sources.values()][random(sources.size)] as Source;
  const lost = own.filter(({ file, text }) => sources.get(file)?.text !== text);
  if (kind === 0 && one.file !== "schemas/project.yaml") next.delete(one.file);
  else if (kind < 4 && lost.length > 0) for (const each of lost.slice(0, 1 + random(lost.length))) next.set(each.file, { ...each });
  else if (kind === 4) {
    const name = `entity${random(4)}`;
    const text = `entity: ${name}\nplural: ${name}s\ndescription: New.\nfields:\n  id: { type: uuid, auto: uuid }\n  otherId: { ref: ${random(2) === 0 ? name : "public.user"}, optional: true }\n`;
    next.set(`schemas/${namespace}/${name}.yaml`, { file: `schemas/${namespace}/${name}.yaml`, text });
  } else if (kind === 5) {
    const id = one.file.split("/").slice(1).join(".").replace(/\.yaml$/u, "");
    return { sources, layout: { tables: { ...layout.tables, [id]: { x: random(40) * 100, y: random(40) * 100 } } } };
  } else {
    const { at, is } = changes[random(changes.length)] as Change;
    const fitting = [...sources.values()].filter(({ text }) => at.test(text));
    const it = random(2) === 0 ? fitting.find(({ file }) => file === "schemas/public/user.yaml") : fitting[random(Math.max(fitting.length, 1))];
    if (it !== undefined) next.set(it.file, { file: it.file, text: it.text.replace(at, (found) => is(found, random(1000))) });
  }
  return { sources: next, layout };
}

function said({ files, diagnostics, made }: Compiled): object {
  return { files: new Map(files.map(({ path, text }) => [path, text])), diagnostics, claims: made.map(({ target, claims, costs }) => ({ target: target.name, claims, costs })) };
}

test.each([1, 2])("after any edits, what was kept and what was made anew is what a build from nothing makes: seed %i", (seed) => {
  const random = numbers(seed);
  const watching = compiler();
  let contracts: Contracts = { sources: new Map(own.map((source) => [source.file, source])), layout: { tables: {} } };
  let valid = 0;
  for (let edit = 0; edit <= 80; edit += 1) {
    const sources = [...contracts.sources.values()].sort((left, right) => (left.file < right.file ? -1 : 1));
    const contents = { sources, texts: sources, layout: contracts.layout, diagnostics: [] };
    const kept = watching.compile(contents);
    if (edit % 4 === 0) {
      expect(said(kept), `after edit ${edit}`).toEqual(said(compiler().compile(contents)));
      if (kept.schema !== undefined) valid += 1;
    }
    contracts = edited(contracts, random);
  }
  expect(valid).toBeGreaterThan(8);
});

test("an edit makes the files of one entity anew, those of its neighbours, and those about everything", () => {
  const { compile } = compiler();
  const compiled = (word: string): Compiled => {
    const sources = own.map(({ file, text }) => ({ file, text: file.endsWith("/product.yaml") ? text.replace("description: ", `description: ${word} `) : text }));
    return compile({ sources, texts: sources, layout: { tables: {} }, diagnostics: [] });
  };
  const before = new Set(compiled("Once").files);
  const { schema, files } = compiled("Twice");
  const anew = files.filter((file) => !before.has(file)).map(({ path }) => path);
  expect(anew).toContain("docs/public/product.md");
  const product = schema?.entities.find(({ id }) => id === "public.product");
  const refers = (one: Entity | undefined, to: Entity | undefined): boolean => one?.references.some((reference) => reference.to === to?.id) === true;
  const others = schema?.entities.filter((each) => each !== product && !refers(each, product) && !refers(product, each)).map(({ namespace, name }) => `/${namespace}/${name}.`) ?? [];
  expect(others.length).toBeGreaterThan(10);
  expect(anew.filter((path) => others.some((other) => path.includes(other)))).toEqual([]);
});
