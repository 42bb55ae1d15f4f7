import { report, type Code } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import { formFault } from "../form/readings.ts";
import type { EntityDraft, ShapeWords } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import type { Check } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import { shapeNames, type NamedShape } from "../model/shape.ts";
import { badShape, badShapeField, unknownField } from "./codes.ts";
import { checksAt } from "./conditions.ts";
import { resolveInnerFields } from "./fields.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** The shapes that an entity names, in the order of the contract; `checks` are the entity's own. */
export function resolveShapes(context: Context, draft: EntityDraft, resolved: ResolvedFields, checks: readonly Check[]): readonly NamedShape[] {
  return Object.entries(draft.words.shapes ?? {}).map(([name, words]) => resolveShape(context, draft, resolved, checks, name, words));
}

function resolveShape(context: Context, draft: EntityDraft, resolved: ResolvedFields, entityChecks: readonly Check[], name: string, words: ShapeWords): NamedShape {
  const path: Path = ["shapes", name];
  const wrong = (at: Path, message: string, help?: string): void => void context.found.push(report(badShape, keySpan(draft.node, at), message, { help }));
  const { direction = "input", partial = false, form = false } = words;
  if ((shapeNames as readonly string[]).includes(name)) wrong(path, `${name} is a shape that every entity has`, "give this one another name");
  if (words.pick !== undefined && words.omit !== undefined) wrong([...path, "omit"], "a shape does not both pick and omit", "pick names all that it has");
  if (form && direction === "output") wrong([...path, "form"], "nobody fills in a form to read", "a form is input");
  for (const word of ["add", "checks"] as const) {
    if (direction === "output" && words[word] !== undefined) wrong([...path, word], `an output shape has no ${word}`, "what is read is what the record holds");
  }
  if (partial && words.checks !== undefined) wrong([...path, "checks"], "a partial shape asks no checks, since any of their fields may be missing");
  const fields = fieldsOf(context, draft, resolved, path, words, direction);
  const added = resolveInnerFields(context, words.add ?? {}, [...path, "add"], []);
  for (const field of added) {
    const stored = resolved.fields.find((each) => each.name === field.name);
    if (stored === undefined) continue;
    context.found.push(report(badShapeField, field.span, `${field.name} is a field of the record`, {
      help: "what is added is never stored: pick the field, or take another name", related: [{ span: stored.span, message: "the record's field" }],
    }));
  }
  for (const field of form ? [...fields, ...added] : []) {
    const fault = formFault(field.type);
    if (fault !== undefined) wrong([...path, "form"], `${field.name} ${fault}`, "take it out of this shape");
  }
  if (fields.length + added.length === 0 && (words.pick ?? []).length === 0) wrong(path, "the shape has no field");
  const checks = partial ? [] : checksAt(context, words.checks ?? {}, [...path, "checks"], { ...resolved, fields: [...fields, ...added] });
  const taken = new Set(entityChecks.map((check) => check.name));
  for (const check of checks.filter((each) => taken.has(each.name))) {
    wrong([...path, "checks", check.name], `${check.name} is a check of every record`, "give this one another name");
  }
  return {
    name, ...(words.description === undefined ? {} : { description: words.description }), direction, partial, form, fields, added, checks, span: keySpan(draft.node, path),
  };
}

/** The fields of the record that a shape has, in the record's order; reports names that lead to none that it can have. */
function fieldsOf(context: Context, draft: EntityDraft, resolved: ResolvedFields, path: Path, words: ShapeWords, direction: NamedShape["direction"]): readonly Field[] {
  const named = (word: "pick" | "omit"): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const [index, name] of (words[word] ?? []).entries()) {
      const at = nodeAt(draft.node, [...path, word, index])?.span ?? valueSpan(draft.node, path);
      const refuse = (code: Code, message: string, help?: string): void => void context.found.push(report(code, at, message, { help }));
      const field = resolved.fields.find((each) => each.name === name);
      const near = suggest(name, resolved.fields.map((each) => each.name));
      if (names.has(name)) refuse(badShape, `${name} stands here twice`);
      else if (field !== undefined && word === "pick") judgePicked(field, direction, refuse);
      else if (field === undefined && !resolved.parts.some((part) => Object.hasOwn(part.words.fields, name))) refuse(unknownField, `there is no field ${name}`, near === undefined ? undefined : `did you mean ${near}?`);
      names.add(name);
    }
    return names;
  };
  const [picked, omitted] = [named("pick"), named("omit")];
  return resolved.fields.filter((field) => (words.pick === undefined ? reasonAgainst(field, direction) === undefined : picked.has(field.name)) && !omitted.has(field.name));
}

function judgePicked(field: Field, direction: NamedShape["direction"], refuse: (code: Code, message: string, help?: string) => void): void {
  const reason = reasonAgainst(field, direction);
  if (reason !== undefined) refuse(badShapeField, `${field.name} ${reason}`, field.secret ? "name a field that is never stored under add" : "take it out, or say direction: output");
}

/** Why a shape of that direction cannot have the field; nothing where it can. */
function reasonAgainst(field: Field, direction: NamedShape["direction"]): string | undefined {
  if (field.secret) return "is secret, and secret fields are in no shape";
  if (direction === "output") return undefined;
  if (field.auto !== undefined) return "is made by the store, and no input";
  if (field.computed !== undefined) return "is computed, and no input";
  return field.serverOnly ? "is set by the server, and no input" : undefined;
}
