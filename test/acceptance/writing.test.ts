import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runWriter, scratch, treeOf, type Tree } from "../../packages/cli/test/write/folder.ts";
import { outputOf } from "../../packages/cli/src/write/output.ts";
import { finishEarlier, write } from "../../packages/cli/src/write/write.ts";

const points = 200;
const files = 60;
const filesOf = (tree: Tree): readonly { path: string; text: string }[] => Object.entries(tree).map(([path, text]) => ({ path, text }));
const options = { adopt: false, waiting: () => expect.unreachable("no other writer runs") };

/** Sixty files in six folders; of the second version a third is new, a third changed and a third gone. */
const before: Tree = Object.fromEntries(Array.from({ length: files }, (_, number) => [`${number % 6}/${number}.txt`, `${number} `.repeat(200)]));
const after: Tree = Object.fromEntries(Array.from({ length: files }, (_, number) => [`${number % 6}/${number + files / 3}.txt`, `${number + (number % 2)} `.repeat(250)]));

test(`killed at ${points} points, the tree is the old or the new one after the next command`, async () => {
  const counting = scratch();
  await write(outputOf(counting, "generated"), filesOf(before), options);
  const changes = Number((await runWriter(counting, after, { crashAt: 0 })).stdout);
  expect(changes).toBeGreaterThan(points);
  const seen = { old: 0, new: 0 };
  for (let point = 0; point < points; point += 1) {
    const crashAt = 1 + Math.floor((point * changes) / points);
    const project = scratch();
    const output = outputOf(project, "generated");
    await write(output, filesOf(before), options);
    expect((await runWriter(project, after, { crashAt })).signal).toBe("SIGKILL");
    await finishEarlier(output, options.waiting);
    const tree = treeOf(join(project, "generated"));
    const is = [before, after].findIndex((each) => Object.keys(each).length === Object.keys(tree).length && Object.entries(each).every(([path, text]) => tree[path] === text));
    expect(is, `killed before change ${crashAt}`).not.toBe(-1);
    expect(existsSync(output.work)).toBe(false);
    seen[is === 0 ? "old" : "new"] += 1;
  }
  process.stdout.write(`writing: killed ${points} times among ${changes} changes; ${seen.old} times the old tree, ${seen.new} times the new one, 0 mixed\n`);
  expect(seen.old).toBeGreaterThan(20);
  expect(seen.new).toBeGreaterThan(20);
});
