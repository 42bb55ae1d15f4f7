import type { Caller, Project } from "@concord/core";

/** An unsigned token, which the emulator believes: the caller as Firebase Authentication would describe it. Nothing for an anonymous caller. */
export function tokenOf(caller: Caller, project: Project): string | undefined {
  if (caller.uid === undefined) return undefined;
  const { uid, roles } = project.auth;
  const claims = { ...caller.claims, ...(caller.roles.length === 0 ? {} : { [roles]: caller.roles }), sub: caller.uid, user_id: caller.uid, [uid]: caller.uid };
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
}

/** Who passes every rule: what the prover puts into the store itself. */
export const owner = "owner";

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
