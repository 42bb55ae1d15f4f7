import type { Claim, Entity, GeneratedFile, Memory, Schema, Target } from "@concord/core";

/**
 * The enforcement report as a file: what every target does with every constraint of every entity, in the order of entity, target, verdict and constraint.
 * One line per claim, so that a pull request shows exactly what changed. What claims have in common (a file, a reason) is said once,
 * and a named statement is told by its name. One without is told by its line, counted, in a file that holds all entities, from where this entity's part
 * begins: so an edit of another entity changes nothing here.
 *
 *     "shop.order": { "postgres": { "enforced": { "postgres/shop/order.sql": { "/total:minimum": "orders_total_minimum" } }, "lost": { "<why;
 * instead>": ["…"] } } }
 */
export function enforcementFile(schema: Schema, memories: ReadonlyMap<Target, Memory>): GeneratedFile {
  const entities = schema.entities.map((entity) => `${JSON.stringify(entity.id)}: ${partOf(entity, memories)}`);
  return { path: "enforcement.json", text: `{\n"format": 1,\n"entities": {\n${entities.join(",\n")}\n}\n}\n` };
}

interface Part { readonly claims: readonly (readonly Claim[] | undefined)[]; readonly text: string }
const parts = new WeakMap<Entity, Part>();

/** An entity's part of the file; kept, since one edit changes one entity. */
function partOf(entity: Entity, memories: ReadonlyMap<Target, Memory>): string {
  const claims = [...memories.values()].map((memory) => memory.made.get(entity)?.made.claims);
  const known = parts.get(entity);
  if (known !== undefined && known.claims.every((each, index) => each === claims[index])) return known.text;
  const said = claims.filter((each) => each !== undefined && each.length > 0) as readonly (readonly Claim[])[];
  const text = block(said.map((each) => [each[0]?.target ?? "", printClaims(each, entity.id.length)]), " ");
  parts.set(entity, { claims, text });
  return text;
}

/** The claims of one target on one entity; constraints without the entity's id, which is `from` characters long. */
function printClaims(claims: readonly Claim[], from: number): string {
  const groups: Record<Claim["verdict"], Map<string, string[]>> = { enforced: new Map(), normalised: new Map(), documented: new Map(), lost: new Map() };
  for (const claim of claims) {
    const [shared, own] = told(claim);
    const group = groups[claim.verdict];
    const constraint = JSON.stringify(claim.constraint.slice(from));
    const line = own === undefined ? constraint : `${constraint}: ${JSON.stringify(own)}`;
    const lines = group.get(shared);
    if (lines === undefined) group.set(shared, [line]);
    else lines.push(line);
  }
  const verdicts = Object.entries(groups).filter(([, group]) => group.size > 0);
  return block(
    verdicts.map(([verdict, group]) => [verdict, block([...group].map(([shared, lines]) => [shared, list(lines, verdict === "enforced")]), "   ")]),
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
