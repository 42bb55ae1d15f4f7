import type { Claim, Entity, GeneratedFile, Memory, SavedQuery, Schema, Target, Verdict, View } from "@concord/core";
import { verdicts } from "./summary.ts";

/** The enforcement report as files, put together target by target. */
export interface EnforcementReport {
  /** Takes what one target claimed of every entity, out of the memory that it was run with. */
  readonly add: (target: Target, memory: Memory) => void;
  readonly files: () => readonly GeneratedFile[];
}

/** One target's part of an entity's file, and how many claims there are of each verdict. */
interface Part { readonly text: string; readonly counts: string }
const parts = new WeakMap<readonly Claim[], Part>();
/** Whatever a target makes claims about. */
type Subject = Entity | View | SavedQuery;
const whole = new WeakMap<Subject, Whole>();
interface Whole { readonly parts: readonly Part[]; readonly file: GeneratedFile; readonly counts: string }

/**
 * What every target does with every constraint, in the order of target, verdict and constraint: a file for each entity, and `enforcement.json`, which counts
 * the verdicts and names those files. A file for each, since an edit of one entity is then the rewriting of one short file and not of one that grows with
 * the number of entities (18 MB for a thousand), and two branches that change two entities never meet in it.
 *
 * One line per claim, so that a pull request shows exactly what changed. What claims have in common (a file, a reason) is said once,
 * and a named statement is told by its name. One without is told by its line, counted, in a file that holds all entities, from where this entity's part
 * begins: so an edit of another entity changes nothing here.
 *
 *     { "entity": "shop.order", "postgres": { "enforced": { "postgres/shop/order.sql": { "/total:minimum": "orders_total_minimum" } },
 *       "lost": { "<why; instead>": ["…"] } } }
 */
export function enforcementReport(schema: Schema): EnforcementReport {
  const answers = [...schema.views, ...schema.queries];
  const bySubject = new Map([...schema.entities, ...answers].map((each): [Subject, Part[]] => [each, []]));
  return {
    add: (target, memory) => {
      for (const [of, said] of bySubject) {
        const claims = ("kind" in of ? memory.answers.get(of)?.claims : memory.made.get(of)?.made.claims) ?? [];
        if (claims.length > 0) said.push(partOf(target.name, claims, of.id.length));
      }
    },
    files: () => {
      const each = [...bySubject].map(([of, said]) => ({ of, ...wholeOf(of, said) }));
      const listed = (word: string, isAnswer: boolean): string => {
        const lines = each.filter(({ of }) => "kind" in of === isAnswer).map(({ of, counts }) => `${JSON.stringify(of.id)}: { "file": ${JSON.stringify(enforcementFile(of))}${counts} }`);
        return `"${word}": {\n${lines.join(",\n")}\n}`;
      };
      const parts = [listed("entities", false), ...(answers.length === 0 ? [] : [listed("answers", true)])];
      return [
        ...each.map(({ file }) => file),
        { path: "enforcement.json", text: `{\n"format": 2,\n${parts.join(",\n")}\n}\n` },
      ];
    },
  };
}

/** A contract's part of the report, below the output folder. */
export function enforcementFile({ namespace, name }: Subject): string {
  return `enforcement/${namespace}/${name}.json`;
}

/** An entity's file, or a view's; kept, since one edit changes one entity. */
function wholeOf(of: Subject, said: readonly Part[]): Whole {
  const known = whole.get(of);
  if (known !== undefined && known.parts.length === said.length && known.parts.every((part, index) => part === said[index])) return known;
  const text = `{\n "format": 2,\n "${"kind" in of ? of.kind : "entity"}": ${JSON.stringify(of.id)}${said.map((part) => `,\n ${part.text}`).join("")}\n}\n`;
  const made = { parts: said, file: { path: enforcementFile(of), text }, counts: said.map((part) => `, ${part.counts}`).join("") };
  whole.set(of, made);
  return made;
}

function partOf(target: string, claims: readonly Claim[], from: number): Part {
  const known = parts.get(claims);
  if (known !== undefined) return known;
  const counts = Object.entries(verdicts(claims)).filter(([, count]) => count > 0).map(([verdict, count]) => `${JSON.stringify(verdict)}: ${count}`);
  const part = { text: `${JSON.stringify(target)}: ${printClaims(claims, from)}`, counts: `${JSON.stringify(target)}: { ${counts.join(", ")} }` };
  parts.set(claims, part);
  return part;
}

/** The claims of one target on one entity; constraints without the entity's id, which is `from` characters long. */
function printClaims(claims: readonly Claim[], from: number): string {
  const groups: Record<Verdict, Map<string, string[]>> = { enforced: new Map(), normalised: new Map(), documented: new Map(), lost: new Map() };
  for (const claim of claims) {
    const [shared, own] = told(claim);
    const group = groups[claim.verdict];
    const constraint = JSON.stringify(claim.constraint.slice(from));
    const line = own === undefined ? constraint : `${constraint}: ${JSON.stringify(own)}`;
    const lines = group.get(shared);
    if (lines === undefined) group.set(shared, [line]);
    else lines.push(line);
  }
  const verdictsSaid = Object.entries(groups).filter(([, group]) => group.size > 0);
  return block(
    verdictsSaid.map(([verdict, group]) => [verdict, block([...group].map(([shared, lines]) => [shared, list(lines, verdict === "enforced")]), "   ")]),
    "  ",
  );
}

/** What a claim may share with others of its verdict, and what is its own. */
function told(claim: Claim): readonly [shared: string, own?: string | number] {
  if (claim.verdict === "enforced") return [claim.by.file, claim.by.name ?? claim.by.line];
  if (claim.verdict === "normalised") return [claim.change];
  if (claim.verdict === "documented") return [claim.where];
  return [`${claim.why}; instead: ${claim.instead}`];
}

function block(entries: readonly (readonly [key: string, text: string])[], indent: string): string {
  return `{\n${entries.map(([key, text]) => `${indent}${JSON.stringify(key)}: ${text}`).join(",\n")}\n${indent.slice(1)}}`;
}

function list(lines: readonly string[], keyed: boolean): string {
  const [open, close] = keyed ? ["{", "}"] : ["[", "]"];
  return `${open}\n     ${lines.join(",\n     ")}\n    ${close}`;
}
