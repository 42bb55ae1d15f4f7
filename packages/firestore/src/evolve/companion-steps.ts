import type { Phase, Step } from "@concord/changes";
import type { Entity, Project } from "@concord/core";
import { store } from "../block.ts";
import { companionsOf, type Companion } from "../companion.ts";
import { keyFields } from "../location.ts";
import { storedName } from "../names.ts";
import { printRequest, type Place, type Request, type Taken } from "./request.ts";

/** What becomes of companions: `before` the final rules, `after` them, and once the old clients are gone. */
export interface CompanionSteps { readonly before: readonly Step[]; readonly after: readonly Step[]; readonly last: readonly Step[] }

/**
 * The steps for uniques that companions keep from now on, or no longer. Documents that are there get theirs while the rules of before still hold for old clients, and nothing goes on
 * unless each has its own. Who changed one of them meanwhile wrote none: so once the final rules hold, all are looked at again, and companions that keep what nobody has any
 * more go.
 */
export function companionSteps(before: readonly [Entity, Project], after: readonly [Entity, Project], place: Place, cause: readonly string[]): CompanionSteps {
  const [olds, nows] = [takenOf(...before), takenOf(...after)];
  const has = (all: readonly Taken[], one: Taken): boolean => all.some((each) => JSON.stringify(each) === JSON.stringify(one));
  const [id] = [after[0].id];
  const step = (phase: Phase, mode: Step["mode"], about: string, request: Request, undo: readonly Request[], effect: Step["effect"] = "reversible"): Step =>
    ({ store: store.name, phase, mode, about, cause, statements: [printRequest(request)], undo: undo.map(printRequest), effect });
  const called = ({ by }: Taken): string => `${by.join(", ")} of ${id}`;
  const made = nows.filter((each) => !has(olds, each));
  return {
    before: made.flatMap((taken) => [
      step("backfill", "batches", `keep every ${called(taken)} taken`, { do: "reserve", in: place, taken }, [{ do: "delete documents", in: standsAt(taken) }]),
      step("switch", "alone", `ask whether every ${called(taken)} is there once, and kept taken`, { do: "check reserved", in: place, taken }, []),
    ]),
    after: made.flatMap((taken) => [
      step("switch", "batches", `keep what old clients wrote meanwhile taken: ${called(taken)}`, { do: "reserve", in: place, taken }, []),
      step("switch", "batches", `free what nobody has any more: ${called(taken)}`, { do: "release", in: standsAt(taken), held: place, taken }, []),
    ]),
    last: olds.filter((each) => !nows.some(({ collection }) => collection === each.collection)).map((taken) => (
      // What a companion says, its record says too.
      step("contract", "batches", `delete the documents that kept ${called(taken)} taken`, { do: "delete documents", in: standsAt(taken) }, [{ do: "reserve", in: place, taken }])
    )),
  };
}

function takenOf(entity: Entity, project: Project): readonly Taken[] {
  const holder = keyFields(entity).map((field) => storedName(field, project));
  return companionsOf(entity, project).map(({ collection, fields, unique }: Companion) => ({ collection, by: fields.map((field) => storedName(field, project)), nulls: unique.nulls, holder }));
}

/** Where companions stand; their ids are no fields, and nothing asks for them. */
function standsAt({ collection, holder }: Taken): Place {
  return { path: [collection], id: [{ field: holder[0] as string }] };
}
