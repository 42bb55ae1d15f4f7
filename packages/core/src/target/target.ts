import type { ZodType } from "zod";
import type { Code, Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Example } from "../language/examples/example.ts";
import type { LintRule } from "../lint/rule.ts";
import type { Entity } from "../model/entity.ts";
import type { NamingPolicy, Project, Schema, SharedType } from "../model/schema.ts";
import type { SeedSet } from "../model/seed.ts";
import type { SavedQuery, View } from "../model/view.ts";
import type { Span } from "../source/span.ts";
import type { Claim } from "./claim.ts";
import type { Constraint } from "./constraint.ts";
import type { Cost } from "./cost.ts";
import type { Standing } from "./standing.ts";

/** A file below the output folder, by its path with `/`. */
export interface GeneratedFile { readonly path: string; readonly text: string }

/** What a target hands back. */
export interface Emitted {
  readonly files: readonly GeneratedFile[];
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
  /** What operations cost at most, where the target has a budget. */
  readonly costs?: readonly Cost[];
}

/** Where a part begins in a file: offset in UTF-16 units and line, counted as in `Place`. */
export interface Base { readonly file: string; readonly start: number; readonly line: number }

/** What a target hands back of everything. */
export interface Whole extends Emitted {
  /** Where the parts of entities came to stand in a file that holds all of them: the places that their claims name in that file count from there. */
  readonly bases?: ReadonlyMap<Entity, Base>;
}

/** A name that a target gives to something, so that the core can find two that meet. */
export interface GivenName {
  /** Names meet only within a scope: `postgres table`, `postgres column of people.master`. */
  readonly scope: string;
  readonly name: string;
  /** The name as the store compares it: folded, cut. */
  readonly compared: string;
  /** What has the name, for the message: `entity people.person`. */
  readonly what: string;
  readonly at: Span;
}

/** What a target that is a store adds to the language. */
export interface StoreDeclaration {
  /** The word in `stores:` and of the store's block. */
  readonly name: string;
  readonly naming: NamingPolicy;
  /** The store answers SQL, so that views and saved queries may have a text for it. */
  readonly sql?: boolean;
  /** The store's block in `project.yaml`, on an entity and on a field: strict Zod objects with `.describe()` on every word, all optional. */
  readonly projectBlock?: ZodType;
  readonly entityBlock?: ZodType;
  readonly fieldBlock?: ZodType;
  /** The store's block on an item of `unique`. */
  readonly uniqueBlock?: ZodType;
  /** The words of the blocks in use: each word is in one of them. */
  readonly examples?: readonly Example[];
}

/** What other targets do with an entity's constraints, target by target. */
export type Others = (entity: Entity) => readonly Standing[];

/** What an emitter is told beside the entity. */
export interface EntityContext {
  readonly schema: Schema;
  /** The entity's constraints that concern this target: for a store, those of the fields it holds. */
  readonly constraints: readonly Constraint[];
}

/**
 * One output language. Every function here is synchronous, pure and total: no disk, clock, environment or randomness;
 * the same input gives the same bytes.
 *
 * The work is cut in two so that one edit costs one entity: `entity` makes what concerns one entity and the pieces (`Part`) that the files about
 * everything are put together from; `whole` joins those. `emit` (target/emit.ts) runs both and remembers entities that did not change.
 */
export interface Target<Part = unknown> {
  readonly name: string;
  readonly store?: StoreDeclaration;
  /** The folders below the output folder that are the target's own: no one else writes there. */
  readonly folders: readonly string[];
  readonly codes: readonly Code[];
  /** Whether a project asks for it; absent: every project has it. */
  readonly isWanted?: (project: Project) => boolean;
  /** It describes the shapes that contracts name too, and claims their constraints; the others are about stored records alone. */
  readonly shapes?: boolean;
  /** Rules of good contracts that are about this target alone. */
  readonly lint?: readonly LintRule[];
  /** Every name that the target gives for the sake of one entity, shared type or view; nothing for one that it does not hold. */
  readonly names?: (of: Entity | SharedType | View, project: Project) => readonly GivenName[];
  readonly entity: (entity: Entity, context: EntityContext) => Emitted & { readonly part: Part };
  /** A shared object or enum, where it has a file of its own. */
  readonly type?: (type: SharedType, schema: Schema) => Emitted;
  /** A view or saved query, with a claim for each of its demands; of a store, only those that it has. */
  readonly answer?: (answer: View | SavedQuery, schema: Schema) => Emitted;
  /** What loads a set of seeds. Nothing is claimed of it: the records are judged as any others. */
  readonly seeds?: (set: SeedSet, schema: Schema) => readonly GeneratedFile[];
  /**
   * `parts`: by entity, in the order of `schema.entities`, only entities of this store. `others`: what the targets before this one do with an entity's
   * constraints. (A method, so that targets with different parts fit into one list.)
   */
  whole?(schema: Schema, parts: readonly { readonly entity: Entity; readonly part: Part }[], others: Others): Whole;
}
