import type { Claim, Entity, GeneratedFile, Memory, Schema, Target } from "@concord/core";

/**
 * The enforcement report as a file: what every target does with every constraint. One line per claim, in the order of entity, constraint and target,
 * so that a pull request shows exactly what changed.
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
  const text = printPart(entity, claims.flatMap((each) => each ?? []));
  parts.set(entity, { claims, text });
  return text;
}

function printPart(entity: Entity, claims: readonly Claim[]): string {
  const byConstraint = Map.groupBy(claims, (claim) => claim.constraint);
  const lines = [...byConstraint].map(([constraint, each]) => {
    const inside = each.map((claim) => `    ${JSON.stringify(claim.target)}: ${JSON.stringify(said(claim))}`);
    return `  ${JSON.stringify(constraint.slice(entity.id.length))}: {\n${inside.join(",\n")}\n  }`;
  });
  return `{\n${lines.join(",\n")}\n}`;
}

/** A claim without what stands in its key. A named statement is told by its name: line numbers would change with every line above. */
function said(claim: Claim): object {
  if (claim.verdict === "enforced") return { enforced: statementOf(claim.by) };
  if (claim.verdict === "normalised") return { normalised: claim.change, ...(claim.by === undefined ? {} : { by: statementOf(claim.by) }) };
  if (claim.verdict === "documented") return { documented: claim.where };
  return { lost: claim.why, instead: claim.instead };
}

function statementOf(place: { readonly file: string; readonly line: number; readonly name?: string }): string {
  return `${place.file}${place.name === undefined ? `:${place.line}` : `#${place.name}`}`;
}
