import type { Code, Diagnostic, Source, Span } from "@concord/core";
import type { PlacedStep } from "@concord/migrate";
import type { AlterTableCmd, Node } from "libpg-query";
import type { Measured } from "../evolve/measured.ts";

/** A table as the catalog has it; what rules ask of one. */
export interface KnownTable {
  readonly schema: string;
  readonly name: string;
  readonly rowSecurity: boolean;
  readonly partitioned: { readonly partitions: readonly { readonly name: string }[] } | null;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly notNull: boolean; readonly default: string | null }[];
  readonly constraints: readonly { readonly name: string; readonly kind: "primary key" | "unique" | "foreign key" | "check"; readonly columns: readonly string[] }[];
  readonly policies: readonly unknown[];
  readonly indexes: readonly { readonly name: string; readonly unique: boolean; readonly method: string; readonly keys: readonly { readonly column: string }[]; readonly partial: boolean }[];
}

/** One of the commands of an ALTER TABLE, and what it does alone; where it doesn't run without the others, what they do together. */
export interface Command { readonly command: AlterTableCmd; readonly at: Span; readonly measured: Measured }

/** The step that a statement stands in: the line that opens it, and what the lines below that say of it. */
export interface JudgedStep extends Pick<PlacedStep, "mode" | "at" | "locks"> { readonly index: number; readonly effect: PlacedStep["effect"] | undefined }

/** A statement as rules see it: PostgreSQL's own tree of it, its place, and what it did on a scratch server. */
export interface Statement {
  readonly node: Node;
  readonly at: Span;
  /** As it stands in the file. Places in the tree count its bytes. */
  readonly text: string;
  readonly step: JudgedStep;
  readonly measured: Measured;
  /** Of ALTER TABLE. */
  readonly commands: readonly Command[];
  /** Of a function or DO block in PL/pgSQL: the expressions whose text it EXECUTEs. */
  readonly executed: readonly Node[];
}

/** A migration with what was there before it and is there after it. */
export interface JudgedMigration {
  readonly source: Source;
  readonly statements: readonly Statement[];
  readonly before: readonly KnownTable[];
  readonly after: readonly KnownTable[];
  /** Whether concord runs it, which pins the session's settings; whoever else does may not. */
  readonly ours: boolean;
  /** Whether it was made from contracts, which then decide what types its columns have. */
  readonly planned: boolean;
}

/** What a rule found: the smallest place that is wrong, one fact, and what to write instead. */
export interface Fault { readonly at: Span; readonly message: string; readonly help?: string; readonly related?: Diagnostic["related"] }

/** A rule of migrations: it looks at one statement, with all that stands around it. */
export interface MigrationRule {
  /** `migration/dropped-column`; what follows the slash is the name under which a file allows it. */
  readonly code: Code;
  /** Whether it finds that data goes. A planned step that says so itself (`-- effect: irreversible`) was approved with the contracts, and is guarded when it runs. */
  readonly loses?: true;
  readonly look: (statement: Statement, migration: JudgedMigration) => readonly Fault[];
}
