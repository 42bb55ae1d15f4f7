import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inspect } from "../../src/write/inspect.ts";
import { outputOf } from "../../src/write/output.ts";
import type { Written } from "../../src/write/stage.ts";
import { finishEarlier, write } from "../../src/write/write.ts";
import { runWriter, scratch, treeOf, type Tree } from "./folder.ts";

const filesOf = (tree: Tree): readonly { path: string; text: string }[] => Object.entries(tree).map(([path, text]) => ({ path, text }));
const nobodyWaits = (): void => expect.unreachable("no other writer runs");
const put = async (project: string, tree: Tree, adopt = false): Promise<Written> =>
  write(outputOf(project, "generated"), filesOf(tree), { adopt, waiting: nobodyWaits });

const before: Tree = { "a/one.txt": "one\n", "a/two.txt": "two\n", "b/three.txt": "three\n", "old/gone.txt": "gone\n" };
const after: Tree = { "a/one.txt": "one\n", "a/two.txt": "TWO\n", "b/three.txt": "three, longer\n", "new/deep/four.txt": "four\n" };

test("what was written is there, and a second run touches nothing", async () => {
  const project = scratch();
  expect(await put(project, before)).toMatchObject({ added: Object.keys(before), changed: [], removed: [], unchanged: 0 });
  const generated = join(project, "generated");
  expect(treeOf(generated)).toEqual(before);
  const inodes = (): unknown[] => [...Object.keys(before), ".concord-manifest"].map((path) => {
    const { ino, mtimeMs } = statSync(join(generated, path));
    return [ino, mtimeMs];
  });
  const first = inodes();
  expect(await put(project, before)).toMatchObject({ added: [], changed: [], removed: [], unchanged: 4 });
  expect(inodes()).toEqual(first);
});

test("the next run writes what changed, removes what is gone with its empty folder, and leaves no work folder", async () => {
  const project = scratch();
  await put(project, before);
  expect(await put(project, after)).toMatchObject({ added: ["new/deep/four.txt"], changed: ["a/two.txt", "b/three.txt"], removed: ["old/gone.txt"], unchanged: 1 });
  expect(treeOf(join(project, "generated"))).toEqual(after);
  expect(readdirSync(join(project, "generated")).sort()).toEqual([".concord-manifest", "a", "b", "new"]);
});

test("the manifest is one that sha256sum checks", async () => {
  const project = scratch();
  await put(project, before);
  const checked = execFileSync("sha256sum", ["--check", "--strict", ".concord-manifest"], { cwd: join(project, "generated"), encoding: "utf8" });
  expect(checked.trim().split("\n")).toEqual(Object.keys(before).sort().map((path) => `${path}: OK`));
});

test("a file that concord did not write is neither overwritten nor removed", async () => {
  const project = scratch();
  await put(project, before);
  writeFileSync(join(project, "generated/a/notes.txt"), "mine");
  mkdirSync(join(project, "generated/new/deep"), { recursive: true });
  writeFileSync(join(project, "generated/new/deep/four.txt"), "mine too");
  await expect(put(project, after)).rejects.toThrow(/in the way that concord did not write:\n {2}generated\/new\/deep\/four\.txt/);
  expect(treeOf(join(project, "generated"))).toEqual({ ...before, "a/notes.txt": "mine", "new/deep/four.txt": "mine too" });
  await put(project, after, true);
  expect(treeOf(join(project, "generated"))).toEqual({ ...after, "a/notes.txt": "mine" });
});

test("a thread of its own writes the same, refuses the same, and says why it could not", async () => {
  const project = scratch();
  const beside = (tree: Tree, adopt = false): Promise<Written> => write(outputOf(project, "generated"), filesOf(tree), { adopt, beside: true, waiting: nobodyWaits });
  expect(await beside(before)).toMatchObject({ added: Object.keys(before), changed: [], removed: [], unchanged: 0 });
  expect(await beside(after)).toMatchObject({ added: ["new/deep/four.txt"], changed: ["a/two.txt", "b/three.txt"], removed: ["old/gone.txt"], unchanged: 1 });
  expect(await beside(after)).toMatchObject({ added: [], changed: [], removed: [], unchanged: 4 });
  expect(treeOf(join(project, "generated"))).toEqual(after);
  writeFileSync(join(project, "generated/mine.txt"), "mine");
  await expect(beside({ ...after, "mine.txt": "theirs" })).rejects.toMatchObject({ name: "Failure", message: expect.stringMatching(/in the way that concord did not write:\n {2}generated\/mine\.txt/u) as string, help: expect.stringContaining("--adopt") as string });
  await expect(beside({ ...after, "../out.txt": "out" })).rejects.toThrow('a target wants to write to "../out.txt"');
  await expect(beside({ ...after, [`${"n".repeat(300)}/deep.txt`]: "deep" })).rejects.toMatchObject({ name: "Failure", message: "cannot write to generated: the name is too long" });
  expect(treeOf(join(project, "generated"))).toEqual({ ...after, "mine.txt": "mine" });
  expect(await write(outputOf(project, "generated"), filesOf({ "large.txt": "x".repeat(9_000_000), "small.txt": "y" }), { adopt: false, beside: true, waiting: nobodyWaits })).toMatchObject({ added: ["large.txt", "small.txt"] });
});

test("a manifest with the marks of a merge conflict counts for both sides", async () => {
  const project = scratch();
  await put(project, before);
  const place = join(project, "generated/.concord-manifest");
  const lines = readFileSync(place, "utf8").trimEnd().split("\n");
  writeFileSync(place, [lines[0], "<<<<<<< ours", ...lines.slice(1, 3), "=======", ...lines.slice(3), ">>>>>>> theirs", ""].join("\n"));
  await put(project, after);
  expect(treeOf(join(project, "generated"))).toEqual(after);
});

test("links are never followed: not the output folder, not a folder in it, not a file in it", async () => {
  for (const link of ["generated", "generated/a", "generated/a/two.txt"]) {
    const project = scratch();
    const outside = scratch();
    writeFileSync(join(outside, "two.txt"), "precious");
    if (link !== "generated") mkdirSync(join(project, "generated"));
    if (link === "generated/a/two.txt") mkdirSync(join(project, "generated/a"));
    symlinkSync(link === "generated/a/two.txt" ? join(outside, "two.txt") : outside, join(project, link));
    await expect(put(project, before)).rejects.toThrow(/is a symbolic link|a symbolic link stands there/);
    expect(treeOf(outside)).toEqual({ "two.txt": "precious" });
  }
});

test("the output folder lies below the root and beside the contracts", () => {
  const project = scratch();
  for (const name of ["..", "../out", "/absolute", ".", "", "schemas", "schemas/out", "a/../../b", "a\\b", "a\0b"]) {
    expect(() => outputOf(project, name), name).toThrow(/the output folder lies below the project's root/);
  }
  expect(outputOf(project, "build/out").name).toBe("build/out");
});

test("an edited, a stale, a missing, a left and a foreign file are told apart", async () => {
  const project = scratch();
  const output = outputOf(project, "generated");
  await put(project, before);
  writeFileSync(join(project, "generated/a/one.txt"), "one, by hand\n");
  writeFileSync(join(project, "generated/a/notes.txt"), "mine");
  expect(inspect(output, filesOf(after)).map(({ path, state }) => `${state} ${path}`)).toEqual([
    "foreign a/notes.txt", "edited a/one.txt", "stale a/two.txt", "stale b/three.txt", "missing new/deep/four.txt", "left old/gone.txt",
  ]);
});

test("killed before any change of the file system, the tree is the old or the new one after the next command", async () => {
  const counting = scratch();
  await put(counting, before);
  const changes = Number((await runWriter(counting, after, { crashAt: 0 })).stdout);
  expect(changes).toBeGreaterThan(25);
  const seen = { old: 0, new: 0 };
  for (let crashAt = 1; crashAt <= changes; crashAt += 1) {
    const project = scratch();
    await put(project, before);
    expect((await runWriter(project, after, { crashAt })).signal).toBe("SIGKILL");
    const output = outputOf(project, "generated");
    await finishEarlier(output, nobodyWaits);
    const tree = JSON.stringify(Object.entries(treeOf(output.folder)).sort());
    const is = [before, after].findIndex((each) => JSON.stringify(Object.entries(each).sort()) === tree);
    expect(is, `killed before change ${crashAt}: ${tree}`).not.toBe(-1);
    expect(existsSync(output.work), `killed before change ${crashAt}`).toBe(false);
    expect(inspect(output, filesOf(is === 0 ? before : after))).toEqual([]);
    seen[is === 0 ? "old" : "new"] += 1;
    await put(project, after);
    expect(treeOf(output.folder)).toEqual(after);
  }
  expect(seen.old).toBeGreaterThan(5);
  expect(seen.new).toBeGreaterThan(5);
});

test("of writers at once each has its turn, and the tree is that of one of them", async () => {
  const project = scratch();
  await put(project, before);
  const trees = Array.from({ length: 6 }, (_, number): Tree => Object.fromEntries(Array.from({ length: 40 }, (__, file) => [`${file % 5}/${file}.txt`, `${number}\n`])));
  const ended = await Promise.all(trees.map((tree) => runWriter(project, tree)));
  expect(ended.map((each) => each.code)).toEqual(trees.map(() => 0));
  const tree = treeOf(join(project, "generated"));
  expect(trees.map((each) => JSON.stringify(Object.entries(each).sort()))).toContain(JSON.stringify(Object.entries(tree).sort()));
  expect(inspect(outputOf(project, "generated"), filesOf(tree))).toEqual([]);
});

test("a folder that can't be written to is a failure with its reason, and the tree stays", async () => {
  const project = scratch();
  await put(project, before);
  const folders = [project, "generated", "generated/a", "generated/b", "generated/old"].map((folder) => (folder === project ? folder : join(project, folder)));
  for (const folder of folders) chmodSync(folder, 0o555);
  // Root may write everywhere, so an ordinary user has to try.
  const ended = await runWriter(project, after, process.getuid?.() === 0 ? { as: { uid: 65534, gid: 65534 } } : {});
  for (const folder of folders) chmodSync(folder, 0o755);
  expect(ended).toMatchObject({ code: 2, stderr: "cannot write to generated: permission denied\n" });
  expect(treeOf(join(project, "generated"))).toEqual(before);
});

test("on a full disk the tree stays as it was", async () => {
  const project = scratch();
  const disk = join(project, "generated");
  mkdirSync(disk);
  if (!mountSmallDisk(disk)) {
    process.stderr.write("NOT TESTED: a full disk, since no tmpfs can be mounted here\n");
    return;
  }
  await put(project, before);
  const huge = { ...after, "b/huge.txt": "x".repeat(400_000) };
  await expect(put(project, huge)).rejects.toThrow("cannot write to generated: the disk is full");
  expect(treeOf(disk)).toEqual(before);
  expect(existsSync(join(disk, ".concord"))).toBe(false);
  await put(project, after);
  expect(treeOf(disk)).toEqual(after);
});

function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync("umount", [folder]));
  return true;
}
