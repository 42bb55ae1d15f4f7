import { unlikes, type Engine, type Schema } from "@concord/core";

/** What an engine said of one view or saved query. */
export interface AnswerProof {
  /** The view's or query's id. */
  readonly answer: string;
  readonly kind: "view" | "query";
  readonly engine: string;
  readonly target: string;
  /** `proven`: it answers as its contract says, and the engine refuses one that answers something else. `not asked`: the engine runs no SQL. */
  readonly standing: "proven" | "refused" | "unproven" | "not asked";
  /** Why, in the engine's own words; empty where it is proven. */
  readonly why: string;
}

/** Asks an engine about every view and saved query of its store; with `only`, about those ids. */
export async function proveAnswers(engine: Engine, schema: Schema, only?: readonly string[]): Promise<readonly AnswerProof[]> {
  const wanted = [...schema.views, ...schema.queries].filter(({ id, stores }) => stores.includes(engine.target) && (only === undefined || only.includes(id)));
  const proofs: AnswerProof[] = [];
  for (const { id, kind } of wanted) {
    const standing = await standingOf(engine, id);
    proofs.push({ answer: id, kind, engine: engine.name, target: engine.target, ...standing });
  }
  return proofs;
}

async function standingOf(engine: Engine, id: string): Promise<Pick<AnswerProof, "standing" | "why">> {
  if (engine.askAnswer === undefined) return { standing: "not asked", why: `${engine.name} runs no SQL` };
  const as = await engine.askAnswer(id);
  if (as.answer === "rejected") return { standing: "refused", why: as.reason };
  if (as.answer !== "accepted") return { standing: "not asked", why: as.reason };
  for (const unlike of unlikes) {
    const other = await engine.askAnswer(id, unlike);
    if (other.answer !== "rejected") return { standing: "unproven", why: `SQL that answers with ${notes[unlike]} was taken as well` };
  }
  return { standing: "proven", why: "" };
}

const notes = { name: "another name", type: "another type", more: "one column more" } as const;
