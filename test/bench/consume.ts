import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rollup } from "rollup";
import { nameOf } from "./model.ts";
import type { Program } from "./program.ts";
import { concord } from "./run.ts";

/** A project that installed the packages of the model, and the same by hand. */
export interface Consumer {
  /** TypeScript's compiler on a module for each entity that uses the entity's type: by hand, by the subpath of types, by that of codecs. */
  readonly byHand: Program;
  readonly types: Program;
  readonly codecs: Program;
  /** What one entity's codec adds to a bundle beside Zod, in minified bytes: what is generated, to a file written by hand. */
  readonly bundles: () => Promise<readonly { readonly bundler: string; readonly generated: number; readonly byHand: number; readonly foreign: readonly string[] }[]>;
}

/** Publishes the model's packages into a project of its own in `folder`, which is empty. `installed` finds packages of this workspace. Throws if the two codecs differ in a verdict. */
export function consumerOf(model: string, folder: string, entities: number, installed: (path: string) => string): Consumer {
  execFileSync(concord[0] as string, [...concord.slice(1), "publish", "--as", "1.0.0", "--out", join(folder, "node_modules", "@bench")], { cwd: model, stdio: "ignore" });
  symlinkSync(installed("zod"), join(folder, "node_modules", "zod"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  cpSync(fileURLToPath(new URL("programs/by-hand.mjs", import.meta.url)), join(folder, "by-hand.js"));
  const project = (name: string, from: (entity: string, path: string) => string): Program => {
    mkdirSync(join(folder, name));
    for (let number = 0; number < entities; number += 1) {
      const { namespace, name: entity } = nameOf(number);
      const type = `Entity${number}`;
      writeFileSync(join(folder, name, `use${number}.ts`), `import type { ${type} } from "${from(entity, `@bench/contracts/${namespace}/${entity}`)}";\nexport const line = (value: ${type}): string => \`\${value.title}, \${value.address.street}, \${value.createdAt.getTime()}\`;\n`);
    }
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions: options, include: [name] }));
    return { name: `tsc, ${entities} entities: ${name}`, command: [installed(".bin/tsc"), "-p", `${name}.json`, "--noEmit"], folder, makes: join(folder, `${name}.json`) };
  };
  const byHand = project("by-hand", (entity) => `./${entity}.js`);
  for (let number = 0; number < entities; number += 1) writeFileSync(join(folder, "by-hand", `${nameOf(number).name}.ts`), interfaceOf(number));
  return { byHand, types: project("types", (_, path) => `${path}/types`), codecs: project("codecs", (_, path) => path), bundles: () => bundles(folder) };
}

const options = { target: "es2022", lib: ["es2023"], types: [], module: "nodenext", strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true };

function interfaceOf(number: number): string {
  return `export interface Entity${number} {
  id: string;
  title: string;
  ownerUid: string;
  status: "draft" | "active" | "closed";
  amount: string;
  count: number;
  tags: string[];
  address: { street: string; zip: string; country: string };
  parentId?: string | undefined;
  note?: string | undefined;
  dueOn?: string | undefined;
  createdAt: Date;
}
`;
}

const generated = "@bench/contracts/area0/entity0";

async function bundles(folder: string): Promise<Awaited<ReturnType<Consumer["bundles"]>>> {
  await agree(folder);
  const entry = async (name: string, from: string): Promise<string> => {
    const file = join(folder, `${name}.js`);
    writeFileSync(file, `import { Entity0Record } from "${from}";\nexport const read = (json) => Entity0Record.decode(JSON.parse(json));\n`);
    return file;
  };
  const [ours, theirs] = [await entry("reads-generated", generated), await entry("reads-by-hand", "./by-hand.js")];
  const sizes = async (bundle: (file: string) => Promise<Bundle>, bundler: string) => {
    const [one, other] = [await bundle(ours), await bundle(theirs)];
    return { bundler, generated: one.bytes, byHand: other.bytes, foreign: one.modules.filter((path) => path.includes("@bench") && !/\/zod\/(?:concord|area0\/entity0)\.js$/u.test(path)) };
  };
  return [await sizes(byEsbuild, "esbuild"), await sizes(byRollup, "rollup")];
}

/** What a bundle is made of, and its size when it is minified. */
interface Bundle { readonly bytes: number; readonly modules: readonly string[] }

async function byEsbuild(file: string): Promise<Bundle> {
  const { metafile } = await build({ entryPoints: [file], bundle: true, write: false, minify: true, format: "esm", external: ["zod"], metafile: true });
  const [output] = Object.values(metafile.outputs);
  return { bytes: output?.bytes ?? NaN, modules: Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])) };
}

/** Rollup does not minify; esbuild does it to what Rollup joined. */
async function byRollup(file: string): Promise<Bundle> {
  const leads = join(file, "..", "node_modules", "@bench", "contracts", "zod", "area0", "entity0.js");
  const bundle = await rollup({ input: file, external: ["zod"], plugins: [{ name: "packages", resolveId: (id) => (id === generated ? leads : null) }] });
  const { output } = await bundle.generate({ format: "es" });
  const { outputFiles } = await build({ stdin: { contents: output[0].code }, write: false, minify: true, format: "esm" });
  return { bytes: outputFiles[0]?.contents.length ?? NaN, modules: Object.entries(output[0].modules).flatMap(([path, { renderedLength }]) => (renderedLength > 0 ? [path] : [])) };
}

interface Codec { safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly issues: readonly { readonly path: readonly unknown[]; readonly message: string }[] } } }

/** Both codecs say the same of some records: else the one by hand would be shorter because it does less. */
async function agree(folder: string): Promise<void> {
  const [ours, theirs] = await Promise.all(["node_modules/@bench/contracts/zod/area0/entity0.js", "by-hand.js"].map(async (path) => ((await import(pathToFileURL(join(folder, path)).href)) as { readonly Entity0Record: Codec }).Entity0Record)) as [Codec, Codec];
  const good = {
    id: "00000000-0000-4000-8000-000000000000", title: "a", ownerUid: "ann", status: "draft", amount: "0.00", count: 0, tags: [],
    address: { street: "", zip: "", country: "DE" }, createdAt: "2026-11-21T10:00:00.000Z",
  };
  const wrong = { id: "A", title: "", ownerUid: "", status: "shut", amount: "-1.00", count: 1.5, tags: ["a".repeat(31)], address: { street: "", zip: "", country: "de", x: 1 }, parentId: null, note: "\u0000", dueOn: "2025-02-29", createdAt: "2026-11-21" };
  const records: readonly unknown[] = [
    good, {}, null, { ...good, more: 1, most: 2 }, { ...good, status: "closed" }, { ...good, status: "closed", note: "" }, { ...good, status: "closed", title: 1 }, { ...good, count: 1_000_001 }, { ...good, count: -1 },
    { ...good, amount: "12345678901.00" }, { ...good, amount: "-0.00" }, { ...good, title: "😀".repeat(120) }, { ...good, tags: Array.from({ length: 11 }, () => "a") }, { ...good, dueOn: "2024-02-29" },
    ...Object.entries(wrong).map(([name, value]) => ({ ...good, [name]: value })),
  ];
  const said = (codec: Codec, record: unknown): string => JSON.stringify(codec.safeParse(record).error?.issues.map(({ path, message }) => [path.join("."), message]).sort() ?? "valid");
  for (const record of records) {
    const [one, other] = [said(ours, record), said(theirs, record)];
    if (one !== other) throw new Error(`of ${JSON.stringify(record)} the generated codec says ${one}, the one by hand ${other}`);
  }
}
