import type { EntityDraft } from "../language/draft.ts";
import { blockSpans, nodeAt, valueSpan } from "../language/place.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Json } from "../model/json.ts";
import type { Span } from "../source/span.ts";
import { uniqueName } from "../target/constraints.ts";
import { resolveAccess } from "./access.ts";
import { resolveAppendOnly } from "./append-only.ts";
import { resolveChecks } from "./conditions.ts";
import { resolveExpiry } from "./expiry.ts";
import { fieldsOfEntity } from "./fields.ts";
import { resolveHistory } from "./history.ts";
import { resolveIndexes, resolveUniques } from "./keyed.ts";
import { eachNamedOnce } from "./named-twice.ts";
import { resolvePartition } from "./partition.ts";
import { derivedIndexes, resolveQueries } from "./queries.ts";
import type { Context, Session } from "./session.ts";
import { resolveStaging } from "./staging.ts";
import { resolveTransitions } from "./transitions.ts";
import { resolveShapes } from "./shapes.ts";
import { withUses } from "./traits.ts";

/** Resolves one entity whole. What it looked at outside is traced by the session. */
export function resolveEntity(session: Session, draft: EntityDraft): { readonly entity: Entity; readonly diagnostics: readonly Diagnostic[] } {
  const context: Context = { session, draft, found: [] };
  const resolved = fieldsOfEntity(session, draft);
  const { words } = draft;
  const spans: Record<string, Span> = {};
  for (const entry of draft.node.entries) {
    spans[entry.key] = entry.value.is === "scalar" ? valueSpan(entry.value, []) : entry.keySpan;
    if (entry.key === "partition" || session.storeNames.includes(entry.key)) Object.assign(spans, blockSpans(entry.value, entry.key));
  }
  const blocks: Record<string, unknown> = {};
  for (const store of session.storeNames) if (store in words) blocks[store] = (words as unknown as Record<string, unknown>)[store];
  const access = resolved.partial ? undefined : resolveAccess(context, draft, resolved);
  const ofParts = <T>(resolve: (inside: Context, part: EntityDraft, all: typeof resolved) => readonly T[]): readonly T[] =>
    (resolved.partial ? [] : resolved.parts.flatMap((part) => resolve({ ...context, draft: part }, part, resolved)));
  const uniques = eachNamedOnce(context, ofParts(resolveUniques), "unique", uniqueName, "take one of them out, or give it a name of its own: { fields, name }");
  const references = eachNamedOnce(context, resolved.references, "reference", (each) => each.name, "rename one of them");
  const [indexes, queries] = [ofParts(resolveIndexes), resolved.partial ? [] : resolveQueries(context, draft, resolved)];
  const checks = ofParts(resolveChecks);
  const entity: Entity = {
    id: draft.id, namespace: draft.namespace, name: draft.name, plural: words.plural ?? draft.name, description: words.description,
    ...(words.version === undefined ? {} : { version: words.version }),
    ...(words.owner === undefined ? {} : { owner: words.owner }),
    meta: (words.meta ?? {}) as Readonly<Record<string, Json>>,
    stores: resolved.stores, primary: resolved.primary, fields: resolved.fields, key: resolved.key, references,
    uniques,
    indexes: [...indexes, ...derivedIndexes(queries, { indexes, uniques, key: resolved.key })],
    queries,
    checks,
    transitions: resolved.partial ? [] : resolveTransitions(context, draft, resolved),
    shapes: resolved.partial ? [] : resolveShapes(context, draft, resolved, checks),
    ...(access === undefined ? {} : { access }),
    ...(resolved.partial ? {} : resolveExpiry(context, draft, resolved)),
    ...(resolved.partial ? {} : resolvePartition(context, draft, resolved)),
    ...(resolved.partial ? {} : resolveAppendOnly(context, draft, resolved)),
    ...(resolved.partial ? {} : resolveHistory(context, draft, resolved)),
    ...(resolved.partial ? {} : resolveStaging(context, draft, resolved, uniques)),
    was: words.was ?? [], reserved: words.reserved ?? [], blocks, file: draft.source.file,
    span: nodeAt(draft.node, ["entity"])?.span ?? draft.node.span, spans,
  };
  return { entity, diagnostics: withUses(draft, resolved.parts, [...resolved.diagnostics, ...context.found]) };
}
