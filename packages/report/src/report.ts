import type { Approval, Audience, Bump, JudgedChange } from "@concord/changes";
import type { Diagnostic } from "@concord/core";
import type { MigrationFile } from "@concord/migrate";
import type { ChangedClaim } from "./claims.ts";
import type { ChangedCost } from "./costs.ts";
import type { Impact } from "./impact/touched.ts";

/** Everything that a review is told, before it is written in one form or another. */
export interface Report {
  /** What is compared with, as people call it. */
  readonly against: string;
  readonly changes: readonly JudgedChange[];
  /** Changes that break somebody and that somebody answers for. */
  readonly approved: ReadonlyMap<JudgedChange, Approval>;
  /** Those whose break counts. */
  readonly audiences: readonly Audience[];
  /** Who answers for a contract, by its id, before the change or after it. */
  readonly owners: ReadonlyMap<string, string>;
  /** The packages that get a version, with what changes and change files ask for, or their first one; empty where the project publishes none. */
  readonly packages: readonly { readonly name: string; readonly bump: Bump; readonly isFirst?: true }[];
  /** Migrations that are new, in the order in which they are run. */
  readonly migrations: readonly NewMigration[];
  /** Whether the contracts differ from what the newest migration leads to, in a project that has migrations. */
  readonly isUnplanned: boolean;
  /** What depends on that which a change breaks or weakens. */
  readonly impacts: readonly Impact[];
  readonly claims: readonly ChangedClaim[];
  readonly costs: readonly ChangedCost[];
  /** The change as a Mermaid diagram. */
  readonly diagram?: Diagram;
  /** Findings: breaks that nobody approved, approvals that are over. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A migration that is new, and the store that it is for, as people call it. */
export interface NewMigration { readonly store: string; readonly file: MigrationFile }

export interface Diagram { readonly text: string; readonly entities: number }
