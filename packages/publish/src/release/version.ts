import type { Bump } from "@concord/changes";

/** Semver 2.0.0 without metadata, which registries drop. */
export function isVersion(version: string): boolean {
  return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?$/u.test(version);
}

/** Whether a word can name prereleases: semver's identifier that is no number, so that the count after it is told apart. */
export function isTag(tag: string): boolean {
  return /^[0-9A-Za-z-]*[A-Za-z-][0-9A-Za-z-]*$/u.test(tag);
}

/** The version that follows a release (semver 2.0.0, 6 to 8). The first one is 1.0.0: what is published is relied on. */
export function nextVersion(version: string | undefined, bump: Bump): string {
  if (version === undefined) return "1.0.0";
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const next: Readonly<Record<Bump, readonly number[]>> = {
    major: [major + 1, 0, 0], minor: [major, minor + 1, 0], patch: [major, minor, patch + 1], none: [major, minor, patch],
  };
  return next[bump].join(".");
}

/** The prerelease of a version that follows the one before, if that is of the same version and tag: `2.0.0-beta.1` follows `2.0.0-beta.0`. */
export function nextPrerelease(version: string, tag: string, before: string | undefined): string {
  const start = `${version}-${tag}.`;
  const count = before?.startsWith(start) === true ? Number(before.slice(start.length)) + 1 : 0;
  return `${start}${count}`;
}

/** The tag of a prerelease: `beta` of `2.0.0-beta.1`; undefined for a release. */
export function tagOf(version: string): string | undefined {
  return /-([^.]+)/u.exec(version)?.[1];
}
