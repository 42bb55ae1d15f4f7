import { migrate, type Pair } from "@concord/migrate";
import { postgresStore, type Database } from "@concord/postgres/driver";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { ask, chain, hostOf, options, said } from "./house.ts";

/**
 * Every mode, and every statement whose outcome only the catalog tells. Each thing that is done leaves a mark that a second time would double: a row of `marks`, or a
 * count in a row of `a`.
 */
export const mixed: readonly Pair[] = chain(
  ["1_tables", "CREATE TABLE marks (mark text);\nCREATE TABLE a (id int PRIMARY KEY, b int, n int NOT NULL DEFAULT 0);\nINSERT INTO a SELECT n FROM generate_series(1, 3000) n;\nINSERT INTO marks VALUES ('one');"],
  ["2_beside", "-- step: alone\nCREATE INDEX CONCURRENTLY a_b ON a (b);\nINSERT INTO marks VALUES ('two');\nCREATE UNIQUE INDEX CONCURRENTLY a_u ON a (id, b);"],
  ["3_fill", "-- step: batches\nUPDATE a SET b = id % 7, n = n + 1 WHERE id IN (SELECT id FROM a WHERE b IS NULL ORDER BY id LIMIT 500);\n-- step: transaction\nALTER TABLE a ALTER b SET NOT NULL;\nINSERT INTO marks VALUES ('three');\n-- step: transaction\nINSERT INTO marks VALUES ('four');"],
  ["4_clear", "-- step: alone\nDROP INDEX CONCURRENTLY a_b;\nREINDEX INDEX CONCURRENTLY a_u;\nVACUUM a;\n-- step: transaction\nINSERT INTO marks VALUES ('five');\nALTER TABLE marks ADD PRIMARY KEY (mark);"],
);

/** The files of migrations, in a folder of their own for as long as the test runs. */
export function written(pairs: readonly Pair[]): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-victim-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { up } of pairs) writeFileSync(join(folder, basename(up.source.file)), up.source.text);
  return folder;
}

/** When a runner dies: before or some time after it sends the message of a number; or some time after it began. */
export interface Death { readonly message?: number; readonly after: "before" | number }

/** Runs the migrations in a process that dies. Gives how many messages it sent if it lived to the end. */
export async function runUntil(database: Database, folder: string, { message, after }: Death): Promise<number | undefined> {
  const program = fileURLToPath(new URL("victim.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=concord-source", program, JSON.stringify(database.config), folder, message === undefined ? "" : String(message), String(after)], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => { out += text; });
  const { code, signal } = await new Promise<{ readonly code: number | null; readonly signal: string | null }>((resolve) => child.once("close", (exit, killed) => resolve({ code: exit, signal: killed })));
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`the runner ended by itself: ${code ?? signal}`);
  return code === 0 ? Number(out) : undefined;
}

/** Runs them once more, to the end, and says everything that is not as one run without deaths would have left it; nothing if all is well. */
export async function finished(database: Database, pairs: readonly Pair[] = mixed): Promise<readonly string[]> {
  const result = said(await migrate(postgresStore(database.config), pairs, options(hostOf(), { backup: "none" })));
  const [left] = await ask<{ readonly left: string }>(database, `SELECT concat_ws('; ',
    (SELECT 'marks ' || string_agg(mark, ',') FROM marks HAVING string_agg(mark, ',' ORDER BY mark) IS DISTINCT FROM 'five,four,one,three,two'),
    (SELECT count(*) || ' rows' FROM a HAVING count(*) <> 3000), (SELECT count(*) || ' rows touched more or less than once' FROM a WHERE n <> 1 HAVING count(*) > 0),
    (SELECT 'not valid: ' || string_agg(indexrelid::regclass::text, ', ') FROM pg_index WHERE NOT indisvalid HAVING count(*) > 0),
    (SELECT 'indexes ' || string_agg(relname, ',') FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace HAVING string_agg(relname, ',' ORDER BY relname) IS DISTINCT FROM 'a_pkey,a_u,marks_pkey'),
    (SELECT 'statements ' || count(*) FROM concord_migrations.statement WHERE state = 'done' HAVING count(*) <> 16), (SELECT 'migrations ' || count(*) FROM concord_migrations.migration WHERE state = 'applied' HAVING count(*) <> 4),
    (SELECT 'batches ' || rows || '/' || batches FROM concord_migrations.statement WHERE mode = 'batches' AND (rows, batches) <> (3000, 6))) AS left`);
  return [...(result.startsWith("done:") ? [] : [result]), ...(left?.left === "" ? [] : [left?.left ?? "nothing to see"])];
}
