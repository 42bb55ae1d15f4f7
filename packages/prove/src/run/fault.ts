import type { Answer, Claim, GeneratedFile } from "@concord/core";
import type { Violation } from "@concord/oracle";
import { claimOn, isEnforced, type Profile } from "./profile.ts";
import type { Statement } from "./proof.ts";

/** How much of a statement is shown. */
const longest = 600;

/** The claims that an answer breaks: of what was accepted, those on what it violates; of what was refused, those that the engine's own words name. */
export function statementsAt(profile: Profile, files: readonly GeneratedFile[], violations: readonly Violation[], answer: Answer): readonly Statement[] {
  const broken = answer.answer === "rejected" ? named(profile, answer) : violations.filter((each) => isEnforced(profile, each.constraint)).map((each) => each.constraint);
  return [...new Set(broken)].flatMap((constraint) => {
    const claim = claimOn(profile, constraint);
    return claim === undefined ? [] : [statement(claim, files)];
  });
}

function named(profile: Profile, answer: Answer & { readonly answer: "rejected" }): readonly string[] {
  const words = `${answer.statement ?? ""} ${answer.reason}`;
  const claims = [...profile.claims.values()].filter((claim) => claim.verdict === "enforced" && claim.by.name !== undefined && words.includes(claim.by.name));
  const length = Math.max(0, ...claims.map((claim) => ("by" in claim ? (claim.by?.name?.length ?? 0) : 0)));
  return claims.filter((claim) => "by" in claim && claim.by?.name?.length === length).slice(0, 3).map((claim) => claim.constraint);
}

function statement(claim: Claim, files: readonly GeneratedFile[]): Statement {
  if (!("by" in claim) || claim.by === undefined) return { claim };
  const { file, line, start, end } = claim.by;
  const text = files.find((each) => each.path === file)?.text.slice(start, end);
  return { claim, file, line, ...(text === undefined ? {} : { text: text.length > longest ? `${text.slice(0, longest)}…` : text }) };
}
