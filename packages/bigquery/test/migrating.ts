import { diff } from "@concord/changes";
import { hashOf, migrate, nothing, readDirectory, rollback, usualPatience, type Host, type MigrateOptions, type Pair, type RunEvent, type RunResult } from "@concord/migrate";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { planBigquery } from "../src/evolve/index.ts";
import { bigqueryStore, type Destination } from "../src/driver/index.ts";
import { schemaOf } from "./contracts.ts";
import { startBigquery, type BigqueryServer } from "./server/server.ts";

export const folder = "schemas/migrations/bigquery";

/** Two states of contracts between which there is something of everything: columns in place, a request, a copy in batches. */
const project = "name: shop\nstores: [postgres, bigquery]\nprimary: postgres\n";
const client = "entity: client\nplural: clients\ndescription: Who buys.\nfields:\n  id: { type: uid }\n";
export const before = schemaOf({
  project, "shop/client": client,
  "shop/order": "entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id: { type: uid }\n  clientId: { ref: client }\n  text: { type: string, maxLength: 20 }\n  home: { type: object, fields: { city: { type: string, maxLength: 20 } } }\n",
  "shop/line": "entity: line\nplural: lines\ndescription: A line of an order.\nfields:\n  id: { type: uid }\n  count: { type: string, maxLength: 9 }\n",
});
export const after = schemaOf({
  project, "shop/client": client,
  "shop/order": "entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id: { type: uid }\n  clientId: { ref: client }\n  body: { type: string, maxLength: 40, was: [text] }\n  stars: { type: int32, default: 1 }\n  home: { type: object, fields: { city: { type: string, maxLength: 20 }, street: { type: string, maxLength: 20, optional: true } } }\n",
  "shop/line": "entity: line\nplural: lines\ndescription: A line of an order.\nfields:\n  id: { type: uid }\n  count: { type: int32 }\n",
});
const none = schemaOf({ project });

/** A chain of migrations from their bodies, each with its rollback where one is given. */
export function chain(...bodies: readonly (readonly [name: string, up: string, down?: string])[]): readonly Pair[] {
  let head: string = nothing;
  return readDirectory(bodies.flatMap(([name, up, down]) => {
    const text = `-- migration: ${name}\n-- after: ${head}\n\n${up}\n`;
    head = hashOf(text);
    return [{ file: `${folder}/${name}.sql`, text }, ...(down === undefined ? [] : [{ file: `${folder}/${name}.rollback.sql`, text: `-- migration: ${name}\n\n${down}\n` }])];
  })).pairs;
}

function planned(from: typeof before, to: typeof before): readonly [up: string, down: string] {
  const { steps } = planBigquery(from, to, diff(from, to));
  const text = (lists: readonly (readonly [mode: string, statements: readonly string[]])[]): string => lists.filter(([, statements]) => statements.length > 0).map(([mode, statements]) => `-- step: ${mode}\n${statements.join("\n")}`).join("\n\n");
  return [text(steps.map(({ mode, statements }) => [mode, statements])), text(steps.toReversed().map(({ undo }) => ["alone", undo]))];
}

/** The plan of both states, as migrations. */
export const story: readonly Pair[] = chain(["1_make", ...planned(none, before)], ["2_change", ...planned(before, after)]);

/** A server of its own for a test, in a place where every job has to say where it is. */
export async function serverOf(project = "shop-1", location = "europe-north1"): Promise<BigqueryServer> {
  const server = await startBigquery(project, location);
  onTestFinished(() => server.close());
  return server;
}

export function destinationOf({ url, project }: BigqueryServer, more: Partial<Destination> = {}): Destination {
  return { project: project.id, emulator: url, location: project.location, leaseMs: 200, retryMs: 1, lookMs: 1, ...more };
}

/** A host that waits a hundredth of what it is told, and remembers what it was told. */
export function hostOf(events: RunEvent[] = []): Host {
  return { wait: async (ms) => { await wait(Math.ceil(ms / 100)); }, random: Math.random, tell: (event) => { events.push(event); }, ask: async () => undefined, stopped: () => false, onStop: () => () => {} };
}

export function options(events: RunEvent[] = []): MigrateOptions {
  return { host: hostOf(events), patience: { ...usualPatience, attempts: 3 }, consent: { backup: "none" }, folder };
}

export const up = async (server: BigqueryServer, pairs: readonly Pair[], more: Partial<Destination> = {}, events: RunEvent[] = []): Promise<RunResult> => migrate(bigqueryStore(destinationOf(server, more)), pairs, options(events));
export const down = async (server: BigqueryServer, pairs: readonly Pair[], count = 1): Promise<RunResult> => rollback(bigqueryStore(destinationOf(server)), pairs, { ...options(), count });

/** What a run did, or why not, in one line. */
export function said(result: RunResult): string {
  switch (result.is) {
    case "done": return `done: ${result.did.join(", ")}`;
    case "findings": return `findings: ${result.diagnostics.map(({ code, message }) => `${code} ${message}`).join("; ")}`;
    case "refused": return `refused: ${result.refusal.message}`;
    case "interrupted": return "interrupted";
    case "stopped": return `stopped: ${result.stopped.migration} ${result.stopped.ordinal} ${result.stopped.outcome.is === "failed" ? `${result.stopped.outcome.code} ${result.stopped.outcome.message}` : result.stopped.outcome.reason}`;
  }
}

/** The jobs that were statements of migrations: the texts, in the order in which they were run. */
export function ran({ project }: BigqueryServer): readonly string[] {
  return [...project.jobs.values()].filter(({ id, error }) => !id.startsWith("concord_ledger_") && error === undefined).map(({ query }) => query);
}

/** Every sort of statement: datasets, tables, a request, batches. */
export const mixed: readonly Pair[] = chain(
  ["1_make", "-- step: alone\nCREATE SCHEMA `a`;\nCREATE TABLE `a`.`t` (`id` STRING, `in` STRUCT<`x` STRING>);\nCREATE TABLE `a`.`n` (`id` STRING);"],
  ["2_more", '-- step: alone\nALTER TABLE `a`.`t` ADD COLUMN `b` STRING;\n{"method":"tables.patch","table":{"datasetId":"a","tableId":"t"},"body":{"clustering":{"fields":["id"]}}}\n-- step: batches\nMERGE INTO `a`.`n` AS n\nUSING (\n  SELECT\n    o.`id` AS `id`\n  FROM `a`.`t` AS o\n) AS o\nON n.`id` = o.`id`\nWHEN NOT MATCHED THEN\n  INSERT (`id`)\n  VALUES (o.`id`);\n-- step: alone\nALTER TABLE `a`.`n` RENAME TO `m`;'],
);

/** Everything that one run without deaths leaves, in one text. */
function left(server: BigqueryServer): string {
  const [tables, jobs] = [[...server.project.tables.values()].filter(({ resource }) => resource.tableReference.datasetId === "a").map(({ resource, rows }) => [resource, rows]), ran(server)];
  return JSON.stringify([tables, jobs, server.faults]);
}

/** What sort of request it is: without what differs from one to the next of its sort. */
const sortOf = (asked: string): string => asked.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|_[0-9a-f]{32}\b/gu, "").replaceAll(/_(?:1_make|2_more)_up_\d/gu, "_statement");

/**
 * Lets a runner die at every request, or at one of each sort that changes something, before the server has done what it asks for and after it, and another one go on. Gives how many deaths there were, and
 * what was not as one run without deaths leaves it.
 */
export async function deaths(which: "all" | "one of each sort"): Promise<{ readonly deaths: number; readonly wrong: readonly string[] }> {
  const whole = await serverOf();
  await up(whole, mixed);
  const [asked, wanted] = [[...whole.asked], left(whole)];
  const sorts = asked.map(sortOf);
  const wrong: string[] = ran(whole).length === 6 ? [] : ["a run without deaths does not run everything once"];
  let count = 0;
  for (const [index, sort] of sorts.entries()) {
    if (which !== "all" && (sort.startsWith("GET ") || sorts.indexOf(sort) !== index)) continue;
    // What only reads leaves nothing behind: before and after are the same.
    for (const when of sort.startsWith("GET ") ? ["before"] as const : ["before", "after"] as const) {
      const server = await serverOf();
      server.dieAt({ request: index + 1, when });
      // When only the last answers are lost, those that give the lease back, all of it is done.
      const died = await up(server, mixed, { leaseMs: 1 }).then(said, () => "died");
      server.dieAt(undefined);
      const next = said(await up(server, mixed));
      count += 1;
      if (!["died", "done: 1_make, 2_more"].includes(died) || !next.startsWith("done: ") || left(server) !== wanted) wrong.push(`${when} request ${index + 1}, ${asked[index]}: ${died}, then ${next}; ${left(server)}`);
      await server.close();
    }
  }
  return { deaths: count, wrong };
}
