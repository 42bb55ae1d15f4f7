import type { Schema } from "@concord/core";

/** What CODEOWNERS says of contracts, and which of their owners it cannot name. */
export interface Owners {
  /** The file's new text. */
  readonly text: string;
  /** Owners that are no account, team or address, so that nobody could be asked, with their contracts' ids. */
  readonly unnamed: ReadonlyMap<string, readonly string[]>;
}

const begin = "# Owners of contracts: written by concord owners from their word owner. What stands around these lines is kept.";
const end = "# End of the owners of contracts.";

/** GitHub's documentation of CODEOWNERS: @user, @organisation/team, or an address of e-mail. */
const nameable = /^(?:@[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9._-]+)?|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)$/u;

/**
 * CODEOWNERS with a line for the file of every contract that names an owner. The lines stand between two marks, which are put at the end where they are not there yet
 * (later lines go before earlier ones); everything else stays as it was.
 */
export function codeOwners({ entities, views, queries }: Schema, existing: string): Owners {
  const owned = [...entities, ...views, ...queries].flatMap(({ id, file, owner }) => (owner === undefined ? [] : [{ id, file, owner }]));
  const lines = owned.filter(({ owner }) => nameable.test(owner)).map(({ file, owner }) => `/${file} ${owner}`).sort();
  const section = lines.length === 0 ? "" : `${[begin, ...lines, end].join("\n")}\n`;
  const unnamed = Map.groupBy(owned.filter(({ owner }) => !nameable.test(owner)), ({ owner }) => owner);
  return { text: withSection(existing, section), unnamed: new Map([...unnamed].map(([owner, contracts]) => [owner, contracts.map(({ id }) => id)])) };
}

function withSection(existing: string, section: string): string {
  const [from, to] = [existing.indexOf(begin), existing.indexOf(end)];
  if (from >= 0 && to > from) return existing.slice(0, from) + section + existing.slice(to + end.length).replace(/^\r?\n/u, "");
  if (section === "") return existing;
  return existing === "" ? section : `${existing.replace(/\n*$/u, "\n\n")}${section}`;
}
