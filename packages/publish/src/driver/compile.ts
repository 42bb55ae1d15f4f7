import type { GeneratedFile } from "@concord/core";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Zod's types are inferred, and Drizzle's, so that declarations need a type checker. One thread, since several may print a union in another order. */
const options = {
  target: "es2022", lib: ["es2023"], types: [], module: "nodenext", strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true, erasableSyntaxOnly: true, declaration: true, newLine: "lf", skipLibCheck: true, rootDir: "source", outDir: "made",
};

const require = createRequire(import.meta.url);

/**
 * JavaScript and declarations of generated TypeScript, as TypeScript's own compiler makes them; files that are none of its are handed back as they are. Works
 * in a folder for temporary files, which is removed. Throws where a file does not type-check, which is a bug of the target that made it.
 */
export async function compile(files: readonly GeneratedFile[]): Promise<readonly GeneratedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "concord-compile-"));
  try {
    const isSource = ({ path }: GeneratedFile): boolean => path.endsWith(".ts") && !path.endsWith(".d.ts");
    for (const { path, text } of files.filter(({ path }) => /\.[jt]s$/u.test(path))) await put(join(folder, "source", path), text);
    await put(join(folder, "package.json"), '{ "type": "module" }');
    await put(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["source/**/*.ts"] }));
    await mkdir(join(folder, "node_modules"));
    for (const name of ["zod", "drizzle-orm"]) await symlink(dirname(require.resolve(name)), join(folder, "node_modules", name), "junction");
    await tsc(folder);
    const made = (await readdir(join(folder, "made"), { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    const compiled = await Promise.all(made.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      return { path: file.slice(join(folder, "made").length + 1).replaceAll("\\", "/"), text: await readFile(file, "utf8") };
    }));
    return [...files.filter((file) => !isSource(file)), ...compiled].sort((one, other) => (one.path < other.path ? -1 : 1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function tsc(folder: string): Promise<void> {
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, "-p", folder, "--singleThreaded", "--pretty", "false"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`generated TypeScript does not compile:\n${said.slice(0, 4000)}`))));
  });
}
