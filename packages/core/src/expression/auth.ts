import { suggest } from "../diagnostic/suggest.ts";
import * as codes from "./codes.ts";
import { nothing } from "./facts.ts";
import type { Reading, Typed } from "./scope.ts";
import type { Range } from "./syntax.ts";

interface Step extends Range {
  readonly name: string;
}

/** `auth.uid` and `auth.claims.x`: what is known of the caller, who is signed in. */
export function authValue(reading: Reading, root: Range, steps: readonly Step[], whole: Range): Typed | undefined {
  const [first, second, third] = steps;
  if (first === undefined) return reading.refuse(codes.notAValue, root, "'auth' is no value", { help: "name what is meant: auth.uid, auth.claims.x or hasRole('…')" });
  const span = reading.span(whole);
  if (first.name === "uid") {
    if (second !== undefined) return reading.refuse(codes.noMembers, second, "'auth.uid' has no members");
    return { tree: { op: "auth", what: "uid", is: "uid", optional: false, span }, type: { kind: "uid" }, whenTrue: nothing, whenFalse: nothing };
  }
  if (first.name === "roles") return reading.refuse(codes.notAValue, whole, "the caller's roles are no value", { help: "write hasRole('…')" });
  if (first.name !== "claims") {
    const near = first.name === "token" ? "claims" : suggest(first.name, ["uid", "claims"]);
    return reading.refuse(codes.unknownName, first, `'auth' has no '${first.name}'`, {
      help: near === undefined ? "auth has uid and claims" : `did you mean ${near}?`,
      ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ start: first.start, end: first.end, text: near }] } }),
    });
  }
  const { claims } = reading.scope.auth;
  if (second === undefined) return reading.refuse(codes.notAValue, whole, "'auth.claims' is no value", { help: "name a claim: auth.claims.x" });
  const claim = Object.hasOwn(claims, second.name) ? claims[second.name] : undefined;
  if (claim === undefined) {
    const near = suggest(second.name, Object.keys(claims));
    return reading.refuse(codes.unknownName, second, `there is no claim '${second.name}'`, {
      help: near === undefined ? `declare it in project.yaml: auth: { claims: { ${second.name}: { type: string, default: "" } } }` : `did you mean ${near}?`,
      ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ start: second.start, end: second.end, text: near }] } }),
    });
  }
  if (third !== undefined) return reading.refuse(codes.noMembers, third, `'auth.claims.${second.name}' has no members`);
  return {
    tree: { op: "auth", what: "claim", claim: second.name, is: claim.type, optional: false, span },
    type: { kind: claim.type }, bounds: claim.type === "integer" ? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : undefined,
    whenTrue: nothing, whenFalse: nothing,
  };
}
