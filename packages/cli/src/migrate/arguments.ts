import { usualPatience, type Consent, type Patience } from "@concord/migrate";
import { usualWaits, type Waits } from "@concord/postgres/driver";
import type { StringArgDef } from "citty";
import { Failure } from "../failure.ts";

type Text = StringArgDef & { readonly type: "string" };
type Switch = { readonly type: "boolean"; readonly description: string };

/** Options of every command that changes a database. (The library of command lines takes `--no-…` for the contrary of an option, hence `--without-backup`.) */
export const consentArguments: { readonly target: Text; readonly backup: Text; readonly "without-backup": Text } = {
  target: { type: "string", valueHint: "database", description: "The name of the database, to say that it may be changed though it is no developer's" },
  backup: { type: "string", valueHint: "name", description: "The backup that you made before data is taken away; the ledger keeps its name" },
  "without-backup": { type: "string", valueHint: "database", description: "The name of the database, to say that no backup is needed" },
};

/** Options of commands that run statements. */
export const waitArguments: { readonly "lock-timeout": Text; readonly "statement-timeout": Text; readonly attempts: Text; readonly hold: Switch } = {
  "lock-timeout": { type: "string", valueHint: "duration", description: "How long a statement waits for a lock before it lets those behind it go first; 2s by default" },
  "statement-timeout": { type: "string", valueHint: "duration", description: "How long a statement may take; without end by default" },
  attempts: { type: "string", valueHint: "number", description: "How often a step is tried while somebody holds a lock that it needs; 10 by default" },
  hold: { type: "boolean", description: "Where the project's own PostgreSQL was started: let it run until Ctrl-C" },
};

type Given = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function consentOf(args: Given): Consent {
  const [target, backup, withoutBackup] = [text(args["target"]), text(args["backup"]), text(args["without-backup"])];
  return { ...(target === undefined ? {} : { target }), ...(backup === undefined ? {} : { backup }), ...(withoutBackup === undefined ? {} : { withoutBackup }) };
}

export function waitsOf(args: Given): Waits {
  return { lockMs: duration("lock-timeout", args, usualWaits.lockMs), statementMs: duration("statement-timeout", args, usualWaits.statementMs) };
}

export function patienceOf(args: Given): Patience {
  return { ...usualPatience, attempts: numberOf("attempts", args, usualPatience.attempts) };
}

/** A whole number from 1 on. */
export function numberOf(option: string, args: Given, usual: number): number {
  const given = text(args[option]);
  if (given === undefined) return usual;
  if (!/^[1-9]\d{0,8}$/u.test(given)) throw new Failure(`--${option} takes a number from 1 on, and ${JSON.stringify(given)} is none`);
  return Number(given);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

function duration(option: string, args: Given, usual: number): number {
  const given = text(args[option]);
  if (given === undefined) return usual;
  const [, count, unit = ""] = /^(\d{1,6})(ms|s|min|h)$/u.exec(given) ?? [];
  if (count === undefined) throw new Failure(`--${option} takes a duration as 500ms, 2s, 10min or 1h, and ${JSON.stringify(given)} is none`);
  return Number(count) * (units[unit] as number);
}
