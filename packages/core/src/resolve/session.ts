import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Draft, EntityDraft, EnumDraft, ObjectDraft } from "../language/draft.ts";
import type { Field } from "../model/field.ts";
import type { Reference } from "../model/entity.ts";
import type { Project } from "../model/schema.ts";

/**
 * One reading of all contracts. Whoever looks another contract up leaves a trace, so that an entity is resolved again
 * exactly when a contract changed that it looked at.
 */
export interface Session {
  readonly project: Project;
  readonly storeNames: readonly string[];
  /** Ids of files that could not be read: who refers to one is not blamed. */
  readonly broken: ReadonlySet<string>;
  /** The contract of that id, or none; noted for every resolution under way. */
  readonly look: (id: string) => Draft | undefined;
  /** Runs `work` and says which contracts it looked at. */
  readonly traced: <T>(work: () => T) => { readonly result: T; readonly seen: ReadonlyMap<string, Draft | undefined> };
  /** Fields already resolved in this reading. */
  readonly fields: Map<string, ResolvedFields>;
}

/** The first half of an entity: all that other entities ask of it. */
export interface ResolvedFields {
  readonly fields: readonly Field[];
  readonly key: readonly string[];
  readonly references: readonly Reference[];
  readonly stores: readonly string[];
  readonly primary: string;
  /** The entity's own contract, then its traits. */
  readonly parts: readonly EntityDraft[];
  /** Something of it could not be read, so that what hangs on all fields is not judged. */
  readonly partial: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly seen: ReadonlyMap<string, Draft | undefined>;
}

export function openSession(project: Project, storeNames: readonly string[], drafts: ReadonlyMap<string, Draft>, broken: ReadonlySet<string>): Session {
  const traces: Map<string, Draft | undefined>[] = [];
  return {
    project,
    storeNames,
    broken,
    fields: new Map(),
    look: (id) => {
      const draft = drafts.get(id);
      for (const trace of traces) trace.set(id, draft);
      return draft;
    },
    traced: (work) => {
      const seen = new Map<string, Draft | undefined>();
      traces.push(seen);
      try {
        return { result: work(), seen };
      } finally {
        traces.splice(traces.indexOf(seen), 1);
      }
    },
  };
}

/** Passes on what a remembered resolution had looked at. */
export function retrace(session: Session, seen: ReadonlyMap<string, Draft | undefined>): void {
  for (const id of seen.keys()) session.look(id);
}

/** Where a resolution of one contract collects what it finds wrong. */
export interface Context { readonly session: Session; readonly draft: Draft; readonly found: Diagnostic[] }

/** The shared type of that name: in the own namespace first, else by its full id. */
export function sharedType(context: Context, name: string): ObjectDraft | EnumDraft | undefined {
  const draft = lookUp(context, name);
  return draft?.kind === "object" || draft?.kind === "enum" ? draft : undefined;
}

/** The entity of that name: in the own namespace first, else by its full id. */
export function entityNamed(context: Context, name: string): EntityDraft | undefined {
  const draft = lookUp(context, name);
  return draft?.kind === "entity" ? draft : undefined;
}

/** Whether a name leads to a file that could not be read, so that nothing can be said of it. */
export function isBroken(context: Context, name: string): boolean {
  return context.session.broken.has(name) || context.session.broken.has(`${context.draft.namespace}.${name}`);
}

/** The contract of that name: in the own namespace first, else by its full id. */
export function lookUp(context: Context, name: string): Draft | undefined {
  return (name.includes(".") ? undefined : context.session.look(`${context.draft.namespace}.${name}`)) ?? context.session.look(name);
}
