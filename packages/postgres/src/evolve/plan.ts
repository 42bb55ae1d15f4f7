import type { Step } from "@concord/changes";
import type { Diagnostic } from "@concord/core";
import { roleStatements } from "../emit/prelude.ts";
import { act, rank } from "./act.ts";
import { contextOf, type Context } from "./context.ts";
import { stepsOf, type Act } from "./draft.ts";
import { needsOf } from "./needs.ts";
import { columns } from "./place/columns.ts";
import { constraints } from "./place/constraints.ts";
import { conversions } from "./place/conversions.ts";
import { enums } from "./place/enums.ts";
import { functions } from "./place/functions.ts";
import { indexes } from "./place/indexes.ts";
import { comments, parts } from "./place/parts.ts";
import { recasts } from "./place/recasts.ts";
import { rows } from "./place/rows.ts";
import { tables } from "./place/tables.ts";
import { twins } from "./place/twins.ts";
import { views } from "./place/views.ts";
import { renameActs, type Renames } from "./renames.ts";
import type { Situation } from "./situation.ts";

/** What has to be done to each kind of thing. The order within a step is that of ranks, not of this list. */
const rooms: readonly ((context: Context) => readonly Act[])[] = [tables, enums, columns, recasts, twins, rows, conversions, constraints, indexes, functions, parts, views, comments];

/**
 * The steps that bring a database from one state of the contracts to another, in the order in which they are to be run: while the old and the new version of an
 * application both work, up to the phase `contract`, which waits until the old ones are gone; and what the contracts do not say that it would take. Pure: the catalogs of both states are given.
 */
export function planOf(situation: Situation, renames: Renames): { readonly steps: readonly Step[]; readonly diagnostics: readonly Diagnostic[] } {
  const context = contextOf(situation);
  const steps = stepsOf([...renameActs(renames, situation.after.project.clientRole), ...clientRole(situation), ...rooms.flatMap((room) => room(context))]);
  return { steps, diagnostics: needsOf(context) };
}

/** The role of clients, where the contracts name another one than before. */
function clientRole({ before, after }: Situation): readonly Act[] {
  const { clientRole: role } = after.project;
  return role === undefined || role === before.project.clientRole ? [] : [act("expand", rank.role, `make the role ${role} if it is not there`, roleStatements(role), [])];
}
