import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { anchorsIn, linksIn, parsed } from "../../packages/dictionary/test/markdown.ts";
import { runHere } from "../scenarios/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const made: string[] = [];

/** A copy of some contracts, built. */
async function built(schemas: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "concord-docs-"));
  made.push(folder);
  cpSync(join(root, schemas), join(folder, "schemas"), { recursive: true });
  expect(await runHere(folder, "build")).toMatchObject({ code: 0 });
  return folder;
}

/** Every link of a page that leads nowhere: to no file, or to no heading of it. */
function broken(folder: string, page: string): readonly string[] {
  const read = (file: string): ReturnType<typeof parsed> => parsed(readFileSync(file, "utf8"));
  const file = join(folder, page);
  return linksIn(read(file)).filter((url) => {
    const [path = "", anchor] = decodeURI(url).split("#");
    const target = path === "" ? file : join(dirname(file), path);
    return !target.startsWith(folder) || !existsSync(target) || (anchor !== undefined && !anchorsIn(read(target)).includes(anchor));
  }).map((url) => `${page}: ${url}`);
}

describe.each([["schemas"], ["test/prove/zoo/schemas"]])("the data dictionary of %s", (schemas) => {
  test("has no link that leads nowhere, and a way from the first page to every other one", async () => {
    const folder = await built(schemas);
    const pages = globSync("generated/docs/**/*.md", { cwd: folder });
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap((page) => broken(folder, page))).toEqual([]);
    const reached = new Set(["generated/docs/README.md"]);
    for (const page of reached) {
      for (const url of linksIn(parsed(readFileSync(join(folder, page), "utf8")))) if (/\.md(?:#|$)/u.test(url)) reached.add(join(dirname(page), url.split("#")[0] as string));
    }
    expect([...reached].sort()).toEqual(pages.sort());
  });
});

afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
