import type { GeneratedFile, Schema } from "@concord/core";
import { readingData } from "@concord/postgres/driver";
import { exit, type Exit } from "../exit.ts";
import { withAddress } from "../migrate/where.ts";
import { namedFirestore } from "../project/firestore.ts";
import { dataAsData, printData } from "../report/data.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import type { World } from "../world.ts";
import { gather, meet, toldAcross, untold, type Together } from "./across.ts";
import { Findings } from "./findings.ts";
import { lookAtFirestore } from "./firestore.ts";
import { Gathered } from "./gathered.ts";
import { look } from "./look.ts";
import { watch, type Seen } from "./postgres.ts";

/** What was found in one store. */
interface Found extends Seen { readonly store: string; readonly called: string }

/**
 * Looks at the records of Firestore, or at those of PostgreSQL and Firestore together: what leads from one to the other, what may be there once in both, and what stands in one
 * and should stand in the other too. Nothing is changed.
 */
export async function checkTogether(root: string, world: World, { schema, files }: { readonly schema: Schema; readonly files: readonly GeneratedFile[] }, stores: readonly string[], { target, json }: { readonly target: string | undefined; readonly json: boolean }): Promise<Exit> {
  const destination = namedFirestore(world.env, target);
  // PostgreSQL finds by itself what its own rows have against one another.
  const together: Together = { schema, stores, asks: (store) => store === "postgres" };
  const gathered = new Gathered();
  const seen: Found[] = [];
  try {
    if (stores.includes("postgres")) {
      await withAddress(root, world, false, async ({ config, called }) => readingData({ ...config, application_name: "concord check" }, schema, async (reader) => {
        const findings = new Findings();
        const elsewhere = await look(reader, schema, "postgres", findings, { ...watch(world), row: (entity, key, record) => gather(together, gathered, "postgres", entity, key, record) });
        seen.push({ store: "postgres", called, findings, elsewhere: elsewhere.filter((each) => !toldAcross(together, "postgres").includes(each)) });
      }));
    }
    const findings = new Findings();
    await lookAtFirestore(destination, { schema, files, together, gathered, findings });
    seen.push({ store: "firestore", called: `the Firestore project ${destination.project}`, findings, elsewhere: untold(together, "firestore") });
    meet(together, gathered, (store) => seen.find((each) => each.store === store)?.findings ?? findings);
  } finally {
    gathered.close();
  }
  const code = seen.some((each) => each.findings.all.length > 0) ? exit.findings : exit.clean;
  if (json) {
    const [only] = seen;
    const data = seen.map((each) => ({ store: each.store, ...dataAsData(each) }));
    printJson(world, "check", code, seen.length === 1 ? { project: destination.project, ...data[0], store: only?.store } : { project: destination.project, stores: data });
    return code;
  }
  for (const each of seen) print(world, each);
  return code;
}

function print({ out, err }: World, { called, findings, elsewhere }: Found): void {
  const rows = findings.counted.reduce((sum, each) => sum + each.rows, 0);
  if (findings.all.length > 0) printData(out, { findings, elsewhere });
  out.write(`${plural(rows, "record")} of ${called} looked at: ${findings.all.length === 0 ? "they are what the contracts say" : `${plural(findings.all.length, "constraint")} broken`}.\n`);
  if (elsewhere.length > 0) err.write(`Not looked at: ${elsewhere.join(", ")}.\n`);
}
