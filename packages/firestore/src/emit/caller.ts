import type { Schema } from "@concord/core";
import { always, member, method, name, never, nothing, text, whole, type Rule } from "../rules/rule.ts";

/** The caller's id: Firebase's own, unless the project says that another claim holds it. */
export function uidRule(schema: Schema): Rule {
  const auth = member(name("request"), "auth");
  const claim = schema.project.auth.uid;
  return claim === "sub" ? member(auth, "uid") : method(member(auth, "token"), "get", text(claim), nothing);
}

/** A claim of the caller's token; its default where the token has none. */
export function claimRule(schema: Schema, claim: string): Rule {
  const fallback = schema.project.auth.claims[claim]?.default ?? "";
  const rule = typeof fallback === "boolean" ? (fallback ? always : never) : typeof fallback === "number" ? whole(fallback) : text(fallback);
  return method(member(name("request"), "auth", "token"), "get", text(claim), rule);
}
