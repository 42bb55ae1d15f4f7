import type { Schema } from "@concord/core";
import { guardTarget, type Consent, type StoreTarget } from "@concord/migrate";
import { mendingData, readingData } from "@concord/postgres/driver";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { hostOf } from "../migrate/progress.ts";
import { withAddress, type Address } from "../migrate/where.ts";
import { dataAsData, printData, printMended } from "../report/data.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import type { World } from "../world.ts";
import { Findings } from "./findings.ts";
import { look, type Watching } from "./look.ts";
import { mendData, type MendedData } from "./mend.ts";

export interface Asked { readonly json: boolean; readonly fix: boolean; readonly consent: Consent }

/** What one look at a store gave. */
export interface Seen { readonly findings: Findings; readonly elsewhere: readonly string[] }

/** Holds the records of PostgreSQL against the contracts: the database that the environment names, else the project's own. With `fix`, changes what can be fixed without a guess. */
export async function checkPostgres(root: string, world: World, schema: Schema, asked: Asked): Promise<Exit> {
  return withAddress(root, world, false, (address) => check(world, address, schema, asked));
}

async function check(world: World, { config, called }: Address, schema: Schema, { json, fix, consent }: Asked): Promise<Exit> {
  const live = { ...config, application_name: "concord check" };
  const watching = watch(world);
  const lookOnce = (): Promise<Seen> => readingData(live, schema, async (reader) => {
    const findings = new Findings();
    return { findings, elsewhere: await look(reader, schema, "postgres", findings, watching) };
  });
  const target = await mendingData(live, schema, (mender) => mender.about());
  let seen = await lookOnce();
  let mended: MendedData | undefined;
  const fixable = fixableIn(seen);
  if (fix && fixable > 0) {
    if (!json) printData(world.err, seen);
    world.err.write(`${plural(fixable, "record")} of ${called} will be fixed.\n`);
    await agreed(world, target, consent);
    mended = await mendData(live, schema, watching);
    seen = await lookOnce();
  }
  const code = seen.findings.all.length > 0 ? exit.findings : exit.clean;
  if (json) {
    printJson(world, "check", code, { store: "postgres", database: { name: target.name, version: target.version }, ...dataAsData(seen), fixed: mended ?? null });
    return code;
  }
  if (mended !== undefined) printMended(world.out, mended);
  printData(world.out, seen);
  const rows = seen.findings.counted.reduce((sum, each) => sum + each.rows, 0);
  const can = fixableIn(seen);
  const said = code === exit.clean ? "they are what the contracts say" : `${plural(seen.findings.all.length, "constraint")} broken${fix || can === 0 ? "" : `; concord check --data --fix mends ${plural(can, "record")}`}`;
  world.out.write(`${plural(rows, "record")} of ${called} looked at: ${said}.\n`);
  if (seen.elsewhere.length > 0) world.out.write(`Not looked at, since what they lead to is in another store: ${seen.elsewhere.join(", ")}.\n`);
  return code;
}

async function agreed(world: World, target: StoreTarget, consent: Consent): Promise<void> {
  const refusal = await guardTarget(target, consent, hostOf(world));
  if (refusal !== undefined) throw new Failure(refusal.message, refusal.help);
}

function fixableIn({ findings }: Seen): number {
  return findings.counted.reduce((sum, each) => sum + each.fixable, 0);
}

/** Where nothing draws over a line, one line in so many milliseconds is enough. */
const pauseMs = 5000;

/** Tells of long work, and hears who wants it to end. */
export function watch({ err, now, stop }: World): Watching {
  let told = now();
  return {
    stopped: () => stop.aborted,
    progress: (entity, rows) => {
      if (now() - told < (err.isTerminal ? 100 : pauseMs)) return;
      told = now();
      err.write(err.isTerminal ? `\r\u001B[K${`${entity}: ${plural(rows, "record")}`.slice(0, err.width - 1)}\r` : `${entity}: ${plural(rows, "record")}\n`);
    },
  };
}
