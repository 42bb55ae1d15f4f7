import { report } from "../diagnostic/diagnostic.ts";
import { readExpression } from "../expression/read.ts";
import type { Scope } from "../expression/scope.ts";
import type { Written } from "../expression/expression.ts";
import type { ChecksWords, EntityDraft } from "../language/draft.ts";
import { statementName } from "../language/names.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import { computedName } from "../model/computed.ts";
import type { Check } from "../model/entity.ts";
import { spanInside } from "../read/position.ts";
import { rewrite } from "../read/rewrite.ts";
import { reportCut } from "../read/text.ts";
import { pairChecks } from "./any.ts";
import { badStatementName } from "./codes.ts";
import { fieldsOfEntity } from "./fields.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** The checks of an entity, in the order of the contract; then those of references to one of several entities. */
export function resolveChecks(context: Context, draft: EntityDraft, resolved: ResolvedFields): readonly Check[] {
  return [...checksAt(context, draft.words.checks ?? {}, ["checks"], resolved), ...pairChecks(context, draft, resolved)];
}

/** Checks that are written at a place of the contract, over these fields. */
export function checksAt(context: Context, words: ChecksWords, within: Path, resolved: ResolvedFields): readonly Check[] {
  const { draft } = context;
  return Object.entries(words).flatMap(([name, given]) => {
    const path: Path = [...within, name];
    const span = keySpan(draft.node, path);
    if (!statementName.test(name)) context.found.push(report(badStatementName, span, `${JSON.stringify(name)} is no name for a check`, { help: "a lower-case letter, then lower-case letters, digits and underscores" }));
    const made = resolved.fields.find((field) => field.computed !== undefined && computedName(field.name) === name);
    if (made !== undefined) context.found.push(report(badStatementName, span, `${name} is what the check of ${made.name} is called, which is computed`, { help: "give the check another name" }));
    const said = typeof given === "string" ? { if: given } : given;
    const condition = readCondition(context, said.if, typeof given === "string" ? path : [...path, "if"], "check", resolved);
    return condition === undefined ? [] : [{ name, if: condition, ...("message" in said && said.message !== undefined ? { message: said.message } : {}), span }];
  });
}

/** An expression over the record at a place of the contract, typed; reports what is wrong with it and then gives nothing. */
export function readCondition(context: Context, text: string, path: Path, place: Scope["place"], resolved: ResolvedFields): Written | undefined {
  const node = nodeAt(context.draft.node, path);
  const read = readExpression(text, {
    fields: resolved.fields,
    place,
    relations: place === "access" ? relationsOf(context, resolved) : {},
    auth: context.session.project.auth,
    spanAt: (start, end) => (node?.is === "scalar" ? spanInside(node, context.draft.source, start, end) : valueSpan(context.draft.node, path)),
    editsFor: (edits) => (node?.is === "scalar" ? rewrite(node, context.draft.source, edits) : undefined),
  });
  if ("written" in read) return read.written;
  const cut = node?.is === "scalar" ? node.cutByComment : undefined;
  context.found.push(...(cut === undefined ? read.problems : [reportCut(cut)]));
  return undefined;
}

/** What an access expression may follow: each reference to another entity, by the name of its relation. */
function relationsOf(context: Context, resolved: ResolvedFields): Scope["relations"] {
  return Object.fromEntries(resolved.references.filter(({ when }) => when === undefined).flatMap((reference) => {
    const target = context.session.look(reference.to);
    if (target?.kind !== "entity") return [];
    const optional = reference.by.some((name) => resolved.fields.find((field) => field.name === name)?.optional === true);
    return [[reference.relation, { fields: fieldsOfEntity(context.session, target).fields, optional, by: reference.by }]];
  }));
}
