import type { Claim, Engine, Field } from "@concord/core";

/** What an engine's target has promised, by constraint id. */
export interface Profile {
  readonly engine: Pick<Engine, "name" | "target" | "clientsOnly">;
  readonly claims: ReadonlyMap<string, Claim>;
}

/**
 * The target's claim on a constraint; nothing where it made none. A secret field that a target does not hold is to it a key like any other unknown one,
 * so it answers with its claim on `closed`.
 */
export function claimOn(profile: Profile, constraint: string): Claim | undefined {
  const claim = profile.claims.get(constraint);
  if (claim !== undefined || !constraint.endsWith(":secret")) return claim;
  return profile.claims.get(`${constraint.slice(0, constraint.indexOf("/"))}:closed`);
}

export function isEnforced(profile: Profile, constraint: string): boolean {
  return claimOn(profile, constraint)?.verdict === "enforced";
}

/**
 * Whether the store itself gives a new record this field, where it is left out: by its default, or because it is `auto`.
 * Where clients write, only the request's time is filled in: a default or a uuid is made by the client.
 */
export function fillsIn(profile: Profile, entity: string, field: Field): boolean {
  const promised = (kind: "default" | "auto"): boolean => {
    const verdict = profile.claims.get(`${entity}/${field.name}:${kind}`)?.verdict;
    return verdict === "enforced" || verdict === "normalised";
  };
  if (profile.engine.clientsOnly === true) return field.auto === "created" || field.auto === "updated";
  return field.default === undefined ? field.auto !== undefined && promised("auto") : promised("default");
}
