import type { ChangeKind } from "@concord/changes";
import { entityEdits } from "./entities.ts";
import { fieldEdits } from "./fields.ts";
import { otherEdits } from "./rest.ts";
import type { Places } from "./edit.ts";

export type { Place, Places } from "./edit.ts";

/** For each kind of change that the contracts of this repository have a place for: where it can be made, and how. */
export const edits: Partial<Record<ChangeKind, Places>> = { ...entityEdits, ...fieldEdits, ...otherEdits };
