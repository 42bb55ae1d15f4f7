import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What this program is: its packages' manifests, and size and time of every file of their code. Another release, another build of the same one, or
 * an edit of its sources is another program, and nothing that it remembers counts.
 */
export function programId(): string {
  const hash = createHash("sha256").update(`${process.version}\0`);
  const code = dirname(dirname(fileURLToPath(import.meta.url)));
  const own = dirname(code);
  const folderName = code.slice(own.length + 1);
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  const rooms = Object.keys(dependencies).filter((name) => name.startsWith("@concord/")).map(packageOf);
  for (const folder of [own, ...rooms]) {
    hash.update(readFileSync(join(folder, "package.json")));
    for (const file of codeBelow(join(folder, folderName))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest("hex");
}

function packageOf(name: string): string {
  return dirname(dirname(realpathSync(fileURLToPath(import.meta.resolve(name)))));
}

function codeBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/u.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name)).sort();
}
