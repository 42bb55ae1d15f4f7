import type { Claim, Constraint, Entity, Place } from "@concord/core";
import { store } from "./block.ts";
import { companionsOf } from "./companion.ts";
import { byValidator, type Loss } from "./emit/sheet.ts";
import type { Match } from "./emit/match.ts";
import { writtenFields } from "./emit/writes.ts";
import { fileOf, indexesFile } from "./names.ts";

/** One claim for each constraint, in their order: the statement that was marked with it, else why there is none. */
export function claimsOf(entity: Entity, match: Match, places: ReadonlyMap<string, Place>, constraints: readonly Constraint[]): readonly Claim[] {
  const written = new Set(writtenFields(match.sheet, match.writable).map((field) => field.name));
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target: store.name };
    if (constraint.kind === "expires" && entity.fields.some((field) => field.name === entity.expires && field.stores.includes(store.name))) {
      return { ...of, verdict: "documented", where: `${indexesFile}: a TTL policy, by which the service deletes the document within a day, usually` };
    }
    const by = places.get(constraint.id);
    const loss = lossOf(entity, match, constraint, written);
    if (by !== undefined && (loss === undefined || !loss.certain)) return { ...of, verdict: "enforced", by };
    if (constraint.kind === "auto" && loss?.certain === false) return { ...of, verdict: "documented", where: `${fileOf(entity)}: made by the create codec, and no client changes it` };
    if (loss === undefined) throw new Error(`rules say nothing of ${constraint.id}`);
    return { ...of, verdict: "lost", why: loss.why, instead: loss.instead };
  });
}

/** `certain`: lost although a statement may carry its mark. */
type Found = Loss & { readonly certain: boolean };

function lossOf(entity: Entity, match: Match, constraint: Constraint, written: ReadonlySet<string>): Found | undefined {
  const { kind } = constraint;
  const { creates, updates } = match.writable;
  const lost = (why: string, instead: string = byValidator, certain = false): Found => ({ why, instead, certain });
  const elsewhere = entity.primary === store.name ? "nobody: Firestore is the primary store" : entity.primary;
  if (kind === "access") {
    const unsayable = match.unsayable.find((each) => each.operation === constraint.operation);
    return unsayable === undefined ? undefined : lost(unsayable.why, "nobody: the operation is denied", true);
  }
  if (kind === "unique" && !companionsOf(entity, match.sheet.project).some(({ name }) => name === constraint.name)) return lost("Firestore has no uniqueness but that of a document's id", elsewhere);
  if (kind === "reference") return lost("rules see one write, and not what later becomes of the other document", elsewhere);
  if (kind === "expires") return lost("documents do not hold the field", elsewhere);
  if (kind === "keep") return lost("a TTL policy needs a field that holds the moment: expires", elsewhere);
  if (kind === "history") return lost("rules write nothing, so no journal is kept of documents", entity.stores.includes("postgres") ? "postgres" : "nobody");
  if (kind === "staging") return lost("rules promote nothing", entity.stores.includes("postgres") ? "postgres" : "nobody");
  if (kind === "secret") return lost("a document can't keep a field from those who may read it", "nobody");
  if (!creates && !updates) return lost("no client may write; server writes bypass security rules", byValidator, true);
  if (kind === "unique" && !creates && !companionsOf(entity, match.sheet.project).some(({ name, fields }) => name === constraint.name && fields.some((field) => match.writable.update.has(field.name)))) {
    return lost("no client may give it a value of its own; server writes bypass security rules", byValidator, true);
  }
  const [outermost = ""] = constraint.path;
  if (kind === "initial" && !match.writable.create.has(outermost)) return lost("no client may choose what a new document begins with; server writes bypass security rules");
  if (kind === "transition" && !match.writable.update.has(outermost)) return lost("no client may change it; server writes bypass security rules");
  if (kind === "appendOnly" && !creates) return lost("no client may write; server writes bypass security rules", byValidator, true);
  const known = match.sheet.lossOf(constraint);
  if (known !== undefined) return { ...known, certain: true };
  if (kind === "immutable" && !updates) return lost("no client may update; server writes bypass security rules");
  if (kind === "default") return lost("Firestore fills nothing in", "the create codec", true);
  if (kind === "auto") return lost("Firestore makes no values", "the create codec");
  if (kind === "setBy") return lost("access lets clients write it", "nobody");
  const [first] = constraint.path;
  if (first !== undefined && !written.has(first)) return lost("no client may give it a value of its own; server writes bypass security rules");
  return undefined;
}
