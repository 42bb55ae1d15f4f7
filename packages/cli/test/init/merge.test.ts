import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";

const program = fileURLToPath(new URL("../../bin/concord.mjs", import.meta.url));

let folder: string;
let root: string;

/** Runs a command line as a person would, in the project; throws what it says where it fails. */
function shell(command: string, cwd = root): string {
  const env = { PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter), HOME: folder, LANG: "C.UTF-8", GIT_CONFIG_NOSYSTEM: "1" };
  const ran = spawnSync("sh", ["-c", command], { cwd, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${command}\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(join(root, file), "utf8");
  expect(text).toContain(before);
  writeFileSync(join(root, file), text.replace(before, after));
}

function begin(place: string): void {
  folder = place;
  root = join(folder, "project");
}

/** Two branches of a new project, each with a change of another contract and what it compiles to; made once, and copied for each test. */
let made: string;
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), "concord-merge-"));
  begin(made);
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin", "concord"), `#!/bin/sh\nexec "${process.execPath}" --conditions=concord-source "${program}" "$@"\n`);
  chmodSync(join(folder, "bin", "concord"), 0o755);
  mkdirSync(root);
  shell("git config --global user.name A && git config --global user.email a@example.com && git config --global init.defaultBranch main");
  shell("git init -q . && concord init --yes && concord build && git add -A && git commit -qm base");
  shell("git checkout -qb ours");
  edit("schemas/shop/customer.yaml", "  createdAt:", "  phone:     { type: phone, optional: true, pii: contact }\n  createdAt:");
  shell("concord build && git add -A && git commit -qm 'a phone'");
  shell("git checkout -q main && git checkout -qb theirs");
  edit("schemas/shop/order.yaml", "  createdAt:", "  sentAt:     { type: timestamp, optional: true }\n  createdAt:");
  edit("schemas/shop/customer.yaml", "maxLength: 120", "maxLength: 150");
  shell("concord build && git add -A && git commit -qm 'sent at' && git checkout -q ours");
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  begin(mkdtempSync(join(tmpdir(), "concord-merge-")));
  const place = folder;
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  cpSync(made, folder, { recursive: true, verbatimSymlinks: true });
});

test("after the one command, a merge of two branches has no conflict in generated files, and they are fresh", () => {
  expect(shell("concord init --git")).toContain("hooks/pre-merge-commit");
  expect(shell("concord init --git")).toContain("already");
  shell("git merge -q --no-edit theirs");
  expect(shell("git status --porcelain")).toBe("");
  expect(shell("concord check")).toContain("the generated files fresh");
  const sql = shell("git show HEAD:generated/postgres/schema.sql");
  for (const merged of ["phone", "sent_at", "150"]) expect(sql).toContain(merged);
  expect(shell("git log -1 --format=%P").trim().split(" ")).toHaveLength(2);
  const merge = shell("git rev-parse HEAD");
  shell("git checkout -q main && git merge -q ours");
  expect(shell("git rev-parse HEAD"), "nothing is made of a merge that only moves a branch forward").toBe(merge);
});

test("without it, the same merge conflicts in generated files", () => {
  expect(() => shell("git merge -q --no-edit theirs")).toThrow(/CONFLICT \(content\): Merge conflict in generated\//u);
});

test("where the merged contracts are not valid, nothing is committed, and the merge waits", () => {
  shell("git checkout -q theirs");
  edit("schemas/shop/order.yaml", "checks:", "  phone:  { type: phone, optional: true }\nchecks:");
  edit("schemas/shop/order.yaml", "checks:\n", "checks:\n  never: { if: phone == null }\n");
  shell("sed -i 's/  phone:  .*//' schemas/shop/order.yaml && git commit -qam 'a check on a field that is gone' && git checkout -q ours && concord init --git");
  expect(() => shell("git merge -q --no-edit theirs")).toThrow(/expression\/unknown-name/u);
  expect(existsSync(join(root, ".git", "MERGE_HEAD"))).toBe(true);
});

test("a hook that somebody else wrote is not touched", () => {
  const hook = join(root, ".git", "hooks", "pre-merge-commit");
  writeFileSync(hook, "#!/bin/sh\ntrue\n");
  expect(() => shell("concord init --git")).toThrow(/there is a hook .* already[^]*concord build/u);
  expect(readFileSync(hook, "utf8")).toBe("#!/bin/sh\ntrue\n");
});
