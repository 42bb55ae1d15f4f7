import type { Bump } from "@concord/changes";
import { bumps } from "@concord/changes";
import type { Source } from "@concord/core";
import { z } from "zod";

/** One version of a package. */
export interface Recorded {
  readonly version: string;
  /** The day, as `2026-11-21`. */
  readonly date: string;
  readonly bump: Bump;
  /** The hash of what the package holds, as `contentsOf` of the command line gives it. */
  readonly content: string;
}

/** What was released: each package's newest version, the newest prerelease after it, and the contracts of the last release, by file. */
export interface Releases {
  readonly packages: Readonly<Record<string, { readonly release?: Recorded | undefined; readonly prerelease?: Recorded | undefined }>>;
  readonly contracts: readonly Source[];
}

export const noReleases: Releases = { packages: {}, contracts: [] };

const recorded = z.strictObject({ version: z.string(), date: z.string(), bump: z.enum(bumps), content: z.string() });
const form = z.strictObject({
  packages: z.record(z.string(), z.strictObject({ release: recorded.optional(), prerelease: recorded.optional() })),
  contracts: z.record(z.string(), z.string()),
});

/** Reads the record's text. Throws a `SyntaxError` or a `ZodError` where it is none. */
export function readReleases(text: string): Releases {
  const { packages, contracts } = form.parse(JSON.parse(text));
  return { packages, contracts: Object.entries(contracts).map(([file, each]) => ({ file, text: each })) };
}

/** The text of the record: the same for the same releases. Line ends are LF, whatever the checkout has. */
export function printReleases({ packages, contracts }: Releases): string {
  const sorted = <Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> => Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
  const files = contracts.map(({ file, text }) => [file, text.replaceAll("\r\n", "\n")] as const);
  return `${JSON.stringify({ packages: sorted(Object.entries(packages)), contracts: sorted(files) }, undefined, 2)}\n`;
}

/** The version of a package that is to be published: its newest. */
export function newestOf(releases: Releases, name: string): Recorded | undefined {
  const { release, prerelease } = releases.packages[name] ?? {};
  return prerelease ?? release;
}
