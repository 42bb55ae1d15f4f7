import { spawnSync } from "node:child_process";

/** What git prints, or nothing where it fails. A last argument with line ends is its input. */
export function git(root: string, ...words: readonly string[]): Buffer | undefined {
  const input = words.at(-1)?.endsWith("\n") === true ? words.at(-1) : undefined;
  const ran = spawnSync("git", input === undefined ? words : words.slice(0, -1), { cwd: root, ...(input === undefined ? {} : { input }), maxBuffer: 1e9, stdio: ["pipe", "pipe", "ignore"] });
  return ran.status === 0 ? ran.stdout : undefined;
}

/** The bytes of git's objects, in one go: a process for each would take a second for a hundred files. */
export function contentsOf(root: string, ids: readonly string[]): readonly Buffer[] {
  const all = git(root, "cat-file", "--batch", ids.map((id) => `${id}\n`).join("")) ?? Buffer.alloc(0);
  const found: Buffer[] = [];
  for (let at = 0; at < all.length;) {
    const end = all.indexOf("\n", at);
    const size = Number(all.subarray(at, end).toString().split(" ").at(-1));
    found.push(all.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return found;
}
