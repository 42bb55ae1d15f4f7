import { bumps, type Bump, type JudgedChange } from "@concord/changes";
import { report, suggest, type Diagnostic, type Schema, type Source } from "@concord/core";
import { packageBumps } from "./bumps.ts";
import type { ChangeFile } from "./change-file.ts";
import { bumpTooLow, unknownPackage } from "./codes.ts";
import { highest } from "./concern.ts";
import { newestOf, type Recorded, type Releases } from "./record.ts";
import { nextPrerelease, nextVersion } from "./version.ts";

/** What a release is planned from. */
export interface Releasing {
  readonly schema: Schema;
  /** The contracts of the last release; absent before the first one. */
  readonly before?: Schema | undefined;
  readonly releases: Releases;
  readonly changeFiles: readonly ChangeFile[];
  /** The hash of what each package holds now, by its name. */
  readonly content: ReadonlyMap<string, string>;
  /** As texts: they are recorded. */
  readonly contracts: readonly Source[];
  /** As `2026-11-21`. */
  readonly date: string;
  /** The tag of prereleases, if it is one. */
  readonly pre?: string | undefined;
}

/** A package that gets a version. */
export interface Release extends Recorded {
  readonly name: string;
  /** The version before, if there was one. */
  readonly from?: string | undefined;
  readonly changes: readonly JudgedChange[];
  /** What change files say of it, as Markdown. */
  readonly notes: readonly string[];
}

export interface ReleasePlan {
  readonly packages: readonly Release[];
  /** The record with them. */
  readonly releases: Releases;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The versions that follow from what changed since the last release and from change files: for each package the higher of both, and at least a patch where it
 * holds something else than before. A change file that asks for less is refused. A prerelease counts from the release before, and leaves it the state with
 * which the next one is compared.
 */
export function planReleases({ schema, before, releases, changeFiles, content, contracts, date, pre }: Releasing): ReleasePlan {
  const all = packageBumps(before, schema, changeFiles);
  const diagnostics: Diagnostic[] = changeFiles.flatMap((each) => unknownIn(each, all.map(({ named }) => named.name)));
  const planned = all.flatMap(({ named: { name }, asked, told, ...by }): readonly Release[] => {
    const release = releases.packages[name]?.release;
    const holdsTheSame = release === undefined || release.content === content.get(name);
    const [least, bump] = [atLeast(by.least, holdsTheSame), atLeast(by.bump, holdsTheSame)];
    if (release !== undefined) diagnostics.push(...lowIn(asked, least, name));
    if (release !== undefined && bump === "none") return [];
    const latest = newestOf(releases, name);
    const version = nextVersion(release?.version, bump);
    const notes = changeFiles.filter((each) => each.bumps.some((one) => one.name === name)).map(({ text }) => text).filter((text) => text !== "");
    const said: Omit<Release, "version"> = {
      name, date, bump: release === undefined ? "major" : bump, content: content.get(name) ?? "", from: latest?.version, changes: release === undefined ? [] : told, notes,
    };
    if (pre === undefined) return [{ ...said, version }];
    const earlier = releases.packages[name]?.prerelease;
    const isSame = earlier?.content === said.content && earlier.version.startsWith(`${version}-${pre}.`);
    return isSame ? [] : [{ ...said, version: nextPrerelease(version, pre, earlier?.version) }];
  });
  return { packages: planned, releases: recorded(releases, planned, pre === undefined ? contracts : undefined), diagnostics };
}

/** Where something else is held, a version is due even if no change asks for one: another concord compiles otherwise, and comments are part of contracts. */
function atLeast(bump: Bump, holdsTheSame: boolean): Bump {
  return bump === "none" && !holdsTheSame ? "patch" : bump;
}

function recorded(releases: Releases, planned: readonly Release[], contracts: readonly Source[] | undefined): Releases {
  const plain = ({ version, date, bump, content }: Release): Recorded => ({ version, date, bump, content });
  // A release takes the place of the prereleases before it, those of packages that it leaves alone included.
  const kept = contracts === undefined ? releases.packages : Object.fromEntries(Object.entries(releases.packages).flatMap(([name, { release }]) => (release === undefined ? [] : [[name, { release }]])));
  const now = planned.map((each) => [each.name, contracts === undefined ? { ...kept[each.name], prerelease: plain(each) } : { release: plain(each) }]);
  return { packages: { ...kept, ...Object.fromEntries(now) }, contracts: contracts ?? releases.contracts };
}

function unknownIn({ bumps: all }: ChangeFile, names: readonly string[]): readonly Diagnostic[] {
  return all.filter(({ name }) => !names.includes(name)).map(({ name, span }) => {
    const meant = suggest(name, names);
    return report(unknownPackage, span, `no package is called ${name}`, { help: meant === undefined ? `the packages are ${names.join(", ")}` : `is it ${meant}?` });
  });
}

/** The bumps that are too low, where no other change file asks for enough. */
function lowIn(asked: ChangeFile["bumps"], least: Bump, name: string): readonly Diagnostic[] {
  if (bumps.indexOf(highest(asked.map(({ bump }) => bump))) >= bumps.indexOf(least)) return [];
  return asked.map(({ bump, span }) => report(bumpTooLow, span, `${name} gets ${bump}, and its changes ask for ${least}`, { help: `write ${least}; concord diff --against published shows what asks for it` }));
}
