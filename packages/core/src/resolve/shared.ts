import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { EnumDraft, ObjectDraft } from "../language/draft.ts";
import { nodeAt } from "../language/place.ts";
import type { Json } from "../model/json.ts";
import type { SharedType } from "../model/schema.ts";
import type { EnumType, ObjectType } from "../model/type.ts";
import { resolveInnerFields } from "./fields.ts";
import type { Context, Session } from "./session.ts";
import { enumType } from "./type.ts";

/** Resolves a shared object or enum; this is where its own mistakes are reported. */
export function resolveShared(session: Session, draft: ObjectDraft | EnumDraft): { readonly type: SharedType; readonly diagnostics: readonly Diagnostic[] } {
  const context: Context = { session, draft, found: [] };
  const type: ObjectType | EnumType = draft.kind === "enum"
    ? { ...enumType(context, draft.words, []), shared: draft.id }
    : { kind: "object", fields: resolveInnerFields(context, draft.words.fields, ["fields"], [draft.id]), shared: draft.id };
  return {
    type: {
      id: draft.id, namespace: draft.namespace, name: draft.name, description: draft.words.description, type,
      meta: (draft.words.meta ?? {}) as Readonly<Record<string, Json>>, was: draft.words.was ?? [], file: draft.source.file,
      span: nodeAt(draft.node, [draft.kind])?.span ?? draft.node.span,
    },
    diagnostics: context.found,
  };
}
