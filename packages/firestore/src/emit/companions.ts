import { mark, type Field, type Piece, type Project } from "@concord/core";
import { isNullWhenAbsent } from "../block.ts";
import { companionsOf, type Companion } from "../companion.ts";
import { isNumber, keyFields, locationOf } from "../location.ts";
import { storedName } from "../names.ts";
import { rulesComment } from "../quote.ts";
import { weigh, type Weight } from "../rules/budget.ts";
import { conjuncts, printFunction, printLines } from "../rules/print.ts";
import { all, always, any, at, binary, call, documentPath, member, method, name, not, nothing, text, texts, type Rule, type RuleFunction } from "../rules/rule.ts";
import { asText, pathTo } from "./place.ts";
import type { RuleBlock } from "./match.ts";
import type { Sheet } from "./sheet.ts";
import type { Writable } from "./writes.ts";

const d = name("d");
const old = name("old");

/** What stands between the values in a companion's id, and how the characters are written that it can't hold, or that would be taken for something else. */
const between = "~";
const written = [["%", "%25"], ["/", "%2F"], [between, "%7E"]] as const;

/** A new record's companions are there once all is written, and name it. */
export function takenOnCreate(sheet: Sheet): readonly Rule[] {
  return companionsOf(sheet.entity, sheet.project).map((companion) => marked(sheet, companion, kept(sheet, companion, d)));
}

/** A change leaves what is unique as it is, or takes the new value and frees the old one. Nothing where no client changes it. */
export function takenOnUpdate(sheet: Sheet, writable: Writable): readonly Rule[] {
  return companionsOf(sheet.entity, sheet.project).filter(({ fields }) => fields.some((field) => writable.update.has(field.name))).map((companion) => {
    const id = defineId(sheet, companion);
    return marked(sheet, companion, any(binary(call(id, d), "==", call(id, old)), all(kept(sheet, companion, d), freed(sheet, companion, old))));
  });
}

/** What a deleted record had is free. */
export function freedOnDelete(sheet: Sheet, data: Rule): readonly Rule[] {
  return companionsOf(sheet.entity, sheet.project).map((companion) => freed(sheet, companion, data));
}

/** Rules for the companions themselves: one comes with the record that it names, and goes with it or with its value; nobody reads one, and none is changed. */
export function companionMatches(sheet: Sheet, indent: string): { readonly pieces: readonly Piece[]; readonly weights: readonly { readonly operation: string; readonly weight: Weight }[]; readonly blocks: readonly RuleBlock[] } {
  const made = companionsOf(sheet.entity, sheet.project).map((companion) => companionMatch(sheet, companion, indent));
  return { pieces: made.map(({ piece }) => piece), weights: made.flatMap(({ weights }) => weights), blocks: made.map(({ block }) => block) };
}

function marked(sheet: Sheet, { name: called }: Companion, rule: Rule): Rule {
  return { is: "marked", ids: [`${sheet.entity.id}:unique:${called}`], rule };
}

function kept(sheet: Sheet, companion: Companion, data: Rule): Rule {
  return any(...uncounted(companion, data, sheet.project), call(defineTaken(sheet, companion), data));
}

function freed(sheet: Sheet, companion: Companion, data: Rule): Rule {
  return any(...uncounted(companion, data, sheet.project), not(call("existsAfter", call(definePlace(sheet, companion), data))));
}

/** Of a unique in which records without a value do not meet: those need no companion. */
function uncounted({ unique, fields }: Companion, data: Rule, project: Project): readonly Rule[] {
  return unique.nulls === "equal" ? [] : fields.filter((field) => field.optional).map((field) => not(isThere(field, data, project)));
}

function isThere(field: Field, data: Rule, project: Project): Rule {
  const key = storedName(field, project);
  return isNullWhenAbsent(field) ? binary(at(data, key), "!=", nothing) : binary(text(key), "in", data);
}

/** The companion's id by a record's values: `=` before a value, `-` for none, so that no id is empty or one of those that Firestore keeps for itself. */
function idOf({ fields }: Companion, data: Rule, project: Project): Rule {
  const parts = fields.map((field, index): Rule => {
    const value = binary(text(index === 0 ? "=" : `${between}=`), "+", escaped(field, data, project));
    return field.optional ? { is: "choice", test: isThere(field, data, project), yes: value, no: text(index === 0 ? "-" : `${between}-`) } : value;
  });
  return parts.reduce((joined, part) => binary(joined, "+", part));
}

function escaped(field: Field, data: Rule, project: Project): Rule {
  const value = asText(field, data, project);
  if (isNumber(field) || field.type.kind === "uuid" || field.type.kind === "date") return value;
  return written.reduce((inner, [character, as]) => method(inner, "replace", text(character), text(as)), value);
}

function idFunction(companion: Companion, project: Project): RuleFunction {
  return { name: `idBy_${companion.name}`, parameters: ["d"], body: idOf(companion, d, project), comment: `What the document is called that keeps ${companion.name} taken.` };
}

function defineId(sheet: Sheet, companion: Companion): string {
  return sheet.define(idFunction(companion, sheet.project));
}

function definePlace(sheet: Sheet, companion: Companion): string {
  return sheet.define({ name: `placeBy_${companion.name}`, parameters: ["d"], body: documentPath(companion.collection, call(defineId(sheet, companion), d)) });
}

function defineTaken(sheet: Sheet, companion: Companion): string {
  const companionData = member(call("getAfter", call(definePlace(sheet, companion), d)), "data");
  return sheet.define({ name: `takenBy_${companion.name}`, parameters: ["d"], body: names(sheet, companionData, d), comment: `The document that keeps ${companion.name} taken names this one, once all is written.` });
}

/** A companion holds the key of its record, each field as text. */
function names({ entity, project }: Sheet, companion: Rule, record: Rule): Rule {
  return all(...keyFields(entity).map((field) => binary(at(companion, storedName(field, project)), "==", asText(field, record, project))));
}

function companionMatch(sheet: Sheet, companion: Companion, indent: string): { readonly piece: Piece; readonly weights: readonly { readonly operation: string; readonly weight: Weight }[]; readonly block: RuleBlock } {
  const { entity, project } = sheet;
  const { unique, fields, collection, name: called } = companion;
  const counted = unique.nulls === "equal" ? always : all(...fields.filter((field) => field.optional).map((field) => isThere(field, d, project)));
  const place: RuleFunction = {
    name: "place", parameters: ["taken"], comment: "The record that it names.", body: pathTo(locationOf(entity, project), (field) => at(name("taken"), storedName(field, project))),
  };
  const has: RuleFunction = {
    name: "has", parameters: ["d", "taken"], comment: "The record has the value, and is the one that is named.",
    body: all(names(sheet, name("taken"), d), ...(counted === always ? [] : [counted]), binary(call(`idBy_${called}`, d), "==", name("id"))),
  };
  const functions = [place, has, idFunction(companion, project)];
  const [sent, stored] = [member(name("request"), "resource", "data"), member(name("resource"), "data")];
  const after = (taken: Rule): Rule => member(call("getAfter", call("place", taken)), "data");
  const keys = texts(keyFields(entity).map((field) => storedName(field, project)));
  const create = all(method(method(sent, "keys"), "hasOnly", keys), call("has", after(sent), sent));
  const remove = any(not(call("existsAfter", call("place", stored))), not(call("has", after(stored), stored)));
  const statement = (operation: string, rule: Rule): Piece => [`${indent}  allow ${operation}: if `, printLines(conjuncts(rule), `${indent}    `), ";\n"];
  const known = new Map(functions.map((each) => [each.name, each]));
  const comment = `Keeps ${called} of ${entity.id} taken: a document for each value, called by it, that names the record.`;
  return {
    block: { path: `/${collection}/{id}`, comment, functions, allows: [{ operations: ["create"], rule: create }, { operations: ["delete"], rule: remove }] },
    piece: [
      "\n", ...rulesComment(comment).map((line) => `${indent}${line}\n`),
      `${indent}match /${collection}/{id} {\n`, mark(`${entity.id}:unique:${called}`, [statement("create", create), statement("delete", remove)]),
      ...functions.flatMap((each): Piece[] => ["\n", printFunction(each, `${indent}  `)]), `${indent}}\n`,
    ],
    weights: [{ operation: `reserve ${called}`, weight: weigh(create, known) }, { operation: `release ${called}`, weight: weigh(remove, known) }],
  };
}
