import { findInstallation, startServer, createDatabase, runScript } from "./index.ts";
import { readFileSync } from "node:fs";
import pg from "pg";
const inst = await findInstallation(Number(process.argv[2] ?? 18)); if ("missing" in inst) throw 1;
const s = await startServer(inst);
try {
  const db = await createDatabase(s.address);
  await runScript(db, readFileSync("/tmp/schema.sql", "utf8"));
  const text = `INSERT INTO public.orders (id,user_id,items,total,status,note,created_at) VALUES ($1,$2,$3,$4,$5,$6,$7) RETURNING id::text, user_id, items, total::text, status, note, created_at::text`;
  const items = JSON.stringify([1,2,3].map(i => ({ productId: "00000000-0000-4000-8000-000000000001", name: "x", quantity: i, unitPrice: "1.00" })));
  const values = ["00000000-0000-4000-8000-000000000001", "u", items, "1.00", "pending", null, "2024-01-01T00:00:00.000Z"];
  const go = async (label: string, width: number, one: (c: pg.Client) => Promise<unknown>) => {
    const cs = await Promise.all(Array.from({ length: width }, async () => { const c = new pg.Client(db.config); await c.connect(); await c.query("set session_replication_role = replica"); return c; }));
    const N = 2000; let i = 0; const t = performance.now();
    await Promise.all(cs.map(async (c) => { while (i++ < N) await one(c); }));
    console.log(label, width, ((performance.now() - t) / N).toFixed(3), "ms each");
    for (const c of cs) await c.end();
  };
  for (const w of [1, 2, 4]) {
    await go("begin/insert/rollback", w, async (c) => { await c.query("BEGIN"); await c.query(text, values); await c.query("ROLLBACK"); });
    await go("named", w, async (c) => { await c.query("BEGIN"); await c.query({ name: "x", text, values }); await c.query("ROLLBACK"); });
    await go("queued named", w, async (c) => { await Promise.all([c.query("BEGIN"), c.query({ name: "x", text, values }), c.query("ROLLBACK")]); });
    await go("bare select", w, async (c) => { await c.query("select 1"); });
  }
} finally { await s.stop(); }
