import type { Host } from "./host.ts";
import type { StoreTarget } from "./store.ts";

/** What a person said so that a run may do what cannot be taken back. */
export interface Consent {
  /** The name of the database that may be changed though it is no developer's. */
  readonly target?: string;
  /** A backup that was made, as its owner calls it. */
  readonly backup?: string;
  /** The name of the database of which none is needed. */
  readonly withoutBackup?: string;
}

/** Why a run does not begin. */
export interface Refusal { readonly message: string; readonly help: string }

/** Whether a database may be changed: a developer's may, any other if its name was given or is typed now. */
export async function guardTarget(target: StoreTarget, consent: Consent, host: Host): Promise<Refusal | undefined> {
  if (consent.target !== undefined && consent.target !== target.name) return { message: `--target says ${consent.target}, and the address leads to the database ${target.name}`, help: "nothing was done; look which of them you mean" };
  if (target.development || consent.target === target.name) return undefined;
  const typed = await host.ask(`The database ${target.name} is no developer's: ${target.because}. Type its name to go on: `);
  if (typed?.trim() === target.name) return undefined;
  return { message: `the database ${target.name} is changed only by who says its name: ${target.because}`, help: `add --target ${target.name}` };
}

/** Whether what takes data away may run: if a backup was named, or waived by the name of the database. */
export async function guardLosses(target: StoreTarget, losses: readonly string[], consent: Consent, host: Host): Promise<Refusal | undefined> {
  if (losses.length === 0 || consent.backup !== undefined) return undefined;
  if (consent.withoutBackup === target.name) return undefined;
  const what = losses.length === 1 ? (losses[0] as string) : `${losses[0]}, and ${losses.length - 1} more`;
  if (consent.withoutBackup !== undefined) return { message: `--without-backup says ${consent.withoutBackup}, and this is the database ${target.name}`, help: "nothing was done; look which of them you mean" };
  const typed = await host.ask(`This takes data away: ${what}. Type the name of a backup, or the name of the database (${target.name}) to go on without one: `);
  if ((typed?.trim() ?? "") !== "") return undefined;
  return { message: `this takes data away: ${what}`, help: `make a backup and name it with --backup <name>, or go on without one with --without-backup ${target.name}` };
}
