import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Draft, SavedQueryDraft, ViewDraft } from "../language/draft.ts";
import { nodeAt, valueSpan } from "../language/place.ts";
import type { Json } from "../model/json.ts";
import type { SavedQuery, View } from "../model/view.ts";
import type { Source, Span } from "../source/span.ts";
import { columnReader, type ColumnReader } from "./columns.ts";
import { isBroken, lookUp, type Context, type Session } from "./session.ts";
import { sqlFiles, sqlOf, type SqlFiles } from "./sql.ts";
import { circularViews, unknownView } from "./view-codes.ts";

/** Resolves every view and saved query of a reading, with the SQL that stands beside them. `sqlStores`: the stores that take SQL. */
export function resolveViews(session: Session, drafts: readonly Draft[], sources: readonly Source[], sqlStores: readonly string[]): {
  readonly views: readonly View[]; readonly queries: readonly SavedQuery[]; readonly diagnostics: readonly Diagnostic[];
} {
  const { files, diagnostics: strays } = sqlFiles(session, sources, sqlStores);
  const found: Diagnostic[] = [...strays];
  const reader = columnReader(session, drafts.filter(({ kind }) => kind === "entity" || kind === "view").map(({ id }) => id));
  const views: View[] = [];
  const queries: SavedQuery[] = [];
  for (const draft of drafts) {
    if (draft.kind !== "view" && draft.kind !== "query") continue;
    const context: Context = { session, draft, found };
    const common = commonOf(context, draft, reader, files, sqlStores);
    if (draft.kind === "view") views.push({ kind: "view", ...common, from: fromOf(context, draft, common) });
    else queries.push({ kind: "query", ...common, parameters: reader.columns(context, draft.words.parameters ?? {}, "parameters") });
  }
  found.push(...circles(views));
  return { views, queries, diagnostics: found };
}

type Common = Omit<View, "kind" | "from">;

function commonOf(context: Context, draft: ViewDraft | SavedQueryDraft, reader: ColumnReader, files: SqlFiles, sqlStores: readonly string[]): Common {
  const { words, node } = draft;
  const { stores, sql, diagnostics } = sqlOf(context.session, draft, files, sqlStores);
  context.found.push(...diagnostics);
  const spans: Record<string, Span> = {};
  for (const entry of node.entries) spans[entry.key] = entry.value.is === "scalar" ? entry.value.span : entry.keySpan;
  return {
    id: draft.id, namespace: draft.namespace, name: draft.name, description: words.description,
    ...(words.owner === undefined ? {} : { owner: words.owner }),
    meta: (words.meta ?? {}) as Readonly<Record<string, Json>>, was: words.was ?? [],
    stores, sql, columns: reader.columns(context, words.columns, "columns"),
    file: draft.source.file, span: nodeAt(node, [draft.kind])?.span ?? node.span, spans,
  };
}

/** The views that one reads: those that it names, and those that its columns are typed like. */
function fromOf(context: Context, draft: ViewDraft, { columns, stores, id }: Common): readonly string[] {
  const named = (draft.words.from ?? []).flatMap((name, index) => {
    const other = lookUp(context, name);
    const span = valueSpan(draft.node, ["from", index]);
    const isView = other?.kind === "view";
    const lacking = isView ? stores.find((store) => !(other.words.stores ?? context.session.project.stores).includes(store)) : undefined;
    if (!isView && !isBroken(context, name)) context.found.push(report(unknownView, span, `there is no view ${name}`, { help: other === undefined ? undefined : `${other.id} is no view; from names views alone` }));
    if (isView && lacking !== undefined) context.found.push(report(unknownView, span, `${other.id} is not in ${lacking}, where ${id} reads it`));
    return isView ? [other.id] : [];
  });
  const typed = columns.flatMap(({ of }) => (of !== undefined && context.session.look(of.id)?.kind === "view" ? [of.id] : []));
  return [...new Set([...named, ...typed])].sort();
}

/** Views from which one comes back to where one began; each circle is told once, at the first of its views. */
function circles(views: readonly View[]): readonly Diagnostic[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  const told = new Set<string>();
  return views.flatMap((start) => {
    const way = wayBack(start, byId);
    if (way === undefined || way.some((id) => told.has(id))) return [];
    for (const id of way) told.add(id);
    return [report(circularViews, start.spans["from"] ?? start.span, `${way[0]} reads ${[...way.slice(1), start.id].join(", which reads ")}`)];
  });
}

function wayBack(start: View, byId: ReadonlyMap<string, View>): readonly string[] | undefined {
  const seen = new Set<string>();
  const walk = (view: View, way: readonly string[]): readonly string[] | undefined => {
    for (const id of view.from) {
      if (id === start.id) return way;
      const next = byId.get(id);
      if (next === undefined || seen.has(id)) continue;
      seen.add(id);
      const found = walk(next, [...way, id]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start.id]);
}
