import { report } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { ColumnWords, Draft, EntityDraft, FieldWords, ViewDraft } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import type { Field } from "../model/field.ts";
import type { Column } from "../model/view.ts";
import type { Span } from "../source/span.ts";
import { unknownEntity } from "./codes.ts";
import { fieldsOfEntity, resolveInnerFields } from "./fields.ts";
import { resolvePath } from "./keyed.ts";
import type { Context, Session } from "./session.ts";
import { badColumn } from "./view-codes.ts";

/** Looks columns up in one reading of all contracts; a view's are resolved once, however many are typed like them. */
export interface ColumnReader {
  /** The columns or parameters under a word; what is wrong with one is reported, and it is left out. */
  readonly columns: (context: Context, words: Readonly<Record<string, ColumnWords>>, word: "columns" | "parameters") => readonly Column[];
}

/** `ids`: every entity and view that there is, for suggestions. */
export function columnReader(session: Session, ids: readonly string[]): ColumnReader {
  const known = new Map<ViewDraft, readonly Column[]>();
  const columns: ColumnReader["columns"] = (context, words, word) => Object.entries(words).flatMap(([name, column]) => resolveColumn(context, name, column, [word, name], fieldsOf, ids));
  const fieldsOf = (draft: EntityDraft | ViewDraft): readonly Field[] => {
    if (draft.kind === "entity") return fieldsOfEntity(session, draft).fields;
    const last = known.get(draft);
    if (last !== undefined) return last;
    known.set(draft, []); // A view that is typed like its own column finds none there; that views read one another in a circle is told apart from this.
    const made = columns({ session, draft, found: [] }, draft.words.columns, "columns");
    known.set(draft, made);
    return made;
  };
  return { columns };
}

type FieldsOf = (draft: EntityDraft | ViewDraft) => readonly Field[];

function resolveColumn(context: Context, name: string, words: ColumnWords, at: Path, fieldsOf: FieldsOf, ids: readonly string[]): readonly Column[] {
  const { node } = context.draft;
  const { field: path, ...own } = typeof words === "string" ? { field: words } : words;
  const where: Path = typeof words === "string" ? at : [...at, "field"];
  const wrong = (path: Path, message: string, help?: string): readonly Column[] => {
    context.found.push(report(badColumn, path === where ? valueSpan(node, path) : keySpan(node, path), message, { help }));
    return [];
  };
  if (path === undefined) {
    if (own.type === undefined) return wrong(at, `${name} is not told what it is`, "a field's path, or { type: … }");
    return resolveInnerFields(context, { [name]: own as FieldWords }, at.slice(0, -1), []);
  }
  const surplus = Object.keys(own).find((word) => !["optional", "description", "pii"].includes(word));
  if (surplus !== undefined) return wrong([...at, surplus], `${name} is typed like ${path} and by ${surplus}`, "leave out one of the two");
  const found = fieldAt(context, path, where, fieldsOf, ids);
  if (found === undefined) return [];
  if (found.field.secret) return wrong(where, `${path} is secret`, "a secret is in no view and no answer");
  return [columnLike(found, name, own, keySpan(node, at))];
}

interface Found { readonly id: string; readonly path: readonly string[]; readonly field: Field; readonly optional: boolean }

function columnLike({ id, path, field, optional }: Found, name: string, own: Partial<Pick<Field, "optional" | "description" | "pii">>, span: Span): Column {
  const { type, description, pii, deprecated } = field;
  return {
    name, type, optional: own.optional ?? optional,
    ...(own.description ?? description) === undefined ? {} : { description: own.description ?? description as string },
    ...(own.pii ?? pii) === undefined ? {} : { pii: own.pii ?? pii as NonNullable<Field["pii"]> },
    ...(deprecated === undefined ? {} : { deprecated }),
    immutable: false, serverOnly: false, secret: false, stores: [], was: [], blocks: {}, span, spans: {}, of: { id, path },
  };
}

/** The field at `ns.entity.path` or, in the own namespace, `entity.path`; reports and gives nothing where there is none. */
function fieldAt(context: Context, text: string, at: Path, fieldsOf: FieldsOf, ids: readonly string[]): Found | undefined {
  const { session, draft, found } = context;
  const steps = text.split(".");
  const candidates = [...(steps.length > 2 ? [{ id: steps.slice(0, 2).join("."), path: steps.slice(2) }] : []), { id: `${draft.namespace}.${steps[0]}`, path: steps.slice(1) }];
  for (const { id, path } of candidates) {
    const of = session.look(id);
    if (!hasFields(of) || path.length === 0) continue;
    const inside: Context = { session, draft, found: [] };
    const fields = fieldsOf(of);
    const [reached] = resolvePath(inside, path.join("."), at, fields);
    if (reached === undefined) {
      const written = of.kind === "entity" ? of.words.fields : of.words.columns;
      // What is written there and could not be resolved is told there.
      if (!of.partial && !(path.length === 1 && Object.hasOwn(written, path[0] as string))) found.push(...inside.found);
      return undefined;
    }
    const field = path.slice(1).reduce<Field | undefined>((outer, step) => (outer?.type.kind === "object" ? outer.type.fields.find((each) => each.name === step) : undefined), fields.find((each) => each.name === path[0]));
    return field === undefined ? undefined : { id, path, field, optional: reached.optional };
  }
  if (candidates.some(({ id }) => session.broken.has(id))) return undefined;
  const near = suggest(candidates[0]?.id ?? text, ids);
  found.push(report(unknownEntity, nodeAt(draft.node, at)?.span ?? valueSpan(draft.node, at), `${text} leads to no entity and no view`, {
    help: near === undefined ? "a path is namespace.entity.field, or entity.field in the same namespace" : `did you mean ${[near, ...(candidates[0]?.path ?? [])].join(".")}?`,
  }));
  return undefined;
}

function hasFields(draft: Draft | undefined): draft is EntityDraft | ViewDraft {
  return draft?.kind === "entity" || draft?.kind === "view";
}
