/** What a package is called in Python code: `acme-contracts` is imported as `acme_contracts`. */
export function importName(name: string): string {
  return name.replaceAll("-", "_");
}

/**
 * A version of semver as Python spells it (PEP 440): `1.2.0-beta.1` is `1.2.0b1`. Python knows alpha, beta and rc; whatever else comes before a release is one of its `.dev` versions, by the last number in it,
 * or 0.
 */
export function pythonVersion(version: string): string {
  const [release = "", ...rest] = version.split("-");
  if (rest.length === 0) return release;
  const before = rest.join("-");
  const [, word = "", number = "0"] = /^(alpha|beta|rc)(?:\.([0-9]+))?$/.exec(before) ?? [];
  if (word !== "") return `${release}${word === "rc" ? "rc" : word.charAt(0)}${number}`;
  return `${release}.dev${/(?:^|\.)([0-9]+)$/.exec(before)?.[1] ?? "0"}`;
}
