import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { SavedQueryDraft, ViewDraft } from "../language/draft.ts";
import { sqlPlace } from "../language/file.ts";
import { keySpan, valueSpan } from "../language/place.ts";
import type { Source } from "../source/span.ts";
import { badStores } from "./codes.ts";
import type { Session } from "./session.ts";
import { missingSql, straySql } from "./view-codes.ts";

/** The files of SQL of all contracts, by the id of the contract that they stand beside and the store. */
export type SqlFiles = ReadonlyMap<string, ReadonlyMap<string, Source>>;

/** Sorts files of SQL by the contract and the store that their names say; reports those that belong to nothing. */
export function sqlFiles(session: Session, sources: readonly Source[], sqlStores: readonly string[]): { readonly files: SqlFiles; readonly diagnostics: readonly Diagnostic[] } {
  const files = new Map<string, Map<string, Source>>();
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const stray = (message: string, help: string): void => void diagnostics.push(report(straySql, { file: source.file, start: 0, end: Math.min(1, source.text.length) }, message, { help }));
    const place = sqlPlace(source.file);
    const id = `${place?.namespace}.${place?.name}`;
    const beside = session.look(id);
    if (place === undefined) stray("the file's name is not that of SQL beside a contract", "schemas/<namespace>/<name>.<store>.sql");
    else if (session.broken.has(id)) continue;
    else if (beside?.kind !== "view" && beside?.kind !== "query") {
      stray(beside === undefined ? `there is no view and no saved query ${id}` : `${id} is no view and no saved query`, `${place.name}.view.yaml or ${place.name}.query.yaml beside it says what the SQL answers`);
    } else if (!sqlStores.includes(place.store)) {
      const near = suggest(place.store, sqlStores);
      stray(`${place.store} is no store that takes SQL`, near === undefined ? `these do: ${sqlStores.join(", ")}` : `did you mean ${place.name}.${near}.sql?`);
    } else files.set(id, (files.get(id) ?? new Map<string, Source>()).set(place.store, source));
  }
  return { files, diagnostics };
}

/** The stores of a view or saved query and its text for each: its own words, else those of the project that take SQL. */
export function sqlOf(session: Session, draft: ViewDraft | SavedQueryDraft, files: SqlFiles, sqlStores: readonly string[]): {
  readonly stores: readonly string[]; readonly sql: Readonly<Record<string, Source>>; readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  for (const [index, store] of (draft.words.stores ?? []).entries()) {
    if (!sqlStores.includes(store)) diagnostics.push(report(badStores, valueSpan(draft.node, ["stores", index]), `${store} takes no SQL`, { help: `these do: ${sqlStores.join(", ")}` }));
  }
  const stores = sqlStores.filter((store) => (draft.words.stores ?? session.project.stores).includes(store));
  const named = keySpan(draft.node, [draft.words.stores === undefined ? draft.kind : "stores"]);
  if (stores.length === 0 && diagnostics.length === 0) diagnostics.push(report(badStores, named, `${draft.id} is in no store`));
  const own = files.get(draft.id) ?? new Map<string, Source>();
  for (const store of stores) {
    if (!own.has(store)) diagnostics.push(report(missingSql, named, `${draft.id} has no SQL for ${store}`, { help: `it stands in schemas/${draft.namespace}/${draft.name}.${store}.sql` }));
  }
  for (const [store, source] of own) {
    if (stores.includes(store)) continue;
    diagnostics.push(report(straySql, { file: source.file, start: 0, end: Math.min(1, source.text.length) }, `${draft.id} is not in ${store}`, {
      help: `add ${store} to its stores, or take the file out`, related: [{ span: named, message: `it is in ${stores.join(", ")}` }],
    }));
  }
  return { stores, sql: Object.fromEntries([...own].filter(([store]) => stores.includes(store))), diagnostics };
}
