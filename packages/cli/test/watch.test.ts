import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { scratch } from "./write/folder.ts";

const program = fileURLToPath(new URL("../bin/concord.mjs", import.meta.url));

interface Round {
  readonly ok: boolean;
  readonly edited: readonly string[];
  readonly recompiled: readonly string[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly { readonly code: string }[];
}

/** A watch of a folder: `next` waits for the next round that it tells. */
function watching(folder: string): { readonly next: () => Promise<Round>; readonly end: () => Promise<number | null> } {
  const child = spawn(process.execPath, ["--conditions=concord-source", program, "watch", "--json"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => JSON.parse((await lines.next()).value ?? "null") as Round,
    end: async () => {
      const closed = once(child, "close");
      child.kill("SIGINT");
      return ((await closed) as [number | null])[0];
    },
  };
}

const entity = (name: string, more = ""): string => `entity: ${name}\nplural: ${name}s\ndescription: A ${name}.\nfields:\n  id: { type: uuid, auto: uuid }\n${more}`;

test("an edit recompiles the entity and what refers to it, and nothing else", async () => {
  const folder = scratch();
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("schemas/project.yaml", "stores: [postgres, firestore]\nprimary: postgres\n");
  put("schemas/shop/customer.yaml", entity("customer"));
  put("schemas/shop/order.yaml", entity("order", "  customerId: { ref: customer }\n"));
  put("schemas/shop/product.yaml", entity("product"));
  put("schemas/shop/line.yaml", entity("line", "  orderId: { ref: order }\n"));
  const { next, end } = watching(folder);
  expect(await next()).toMatchObject({ ok: true, edited: [], recompiled: ["shop.customer", "shop.line", "shop.order", "shop.product"] });

  put("schemas/shop/product.yaml", entity("product", "  name: { type: string, maxLength: 20 }\n"));
  const leaf = await next();
  expect(leaf).toMatchObject({ ok: true, edited: ["schemas/shop/product.yaml"], recompiled: ["shop.product"], added: [], removed: [] });
  expect(leaf.changed).toContain("postgres/shop/product.sql");
  expect(leaf.changed.filter((path) => /customer|order/u.test(path))).toEqual([]);
  expect(readFileSync(join(folder, "generated/postgres/shop/product.sql"), "utf8")).toContain("name");

  put("schemas/shop/customer.yaml", entity("customer", "  name: { type: string, maxLength: 20 }\n"));
  expect(await next()).toMatchObject({ ok: true, recompiled: ["shop.customer", "shop.order"] });

  put("schemas/shop/product.yaml", entity("product", "  name: { type: strnig }\n"));
  expect(await next()).toMatchObject({ ok: false, recompiled: [], changed: [], diagnostics: [{}] });
  expect(readFileSync(join(folder, "generated/postgres/shop/product.sql"), "utf8")).toContain("name");

  rmSync(join(folder, "schemas/shop/product.yaml"));
  const gone = await next();
  expect(gone).toMatchObject({ ok: true, recompiled: [], added: [] });
  expect(gone.removed).toContain("postgres/shop/product.sql");

  put("schemas/crm/lead.yaml", entity("lead"));
  const added = await next();
  expect(added).toMatchObject({ ok: true, recompiled: ["crm.lead"], removed: [] });
  expect(added.added).toContain("postgres/crm/lead.sql");
  expect(await end()).toBe(0);
});
