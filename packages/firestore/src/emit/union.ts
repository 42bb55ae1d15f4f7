import { partStep, type Field, type UnionType } from "@concord/core";
import { storedName } from "../names.ts";
import { all, at, binary, call, name, never, text, type Rule } from "../rules/rule.ts";
import type { Spot } from "./sheet.ts";
import { fieldRules, noOtherKeys } from "./value.ts";

/** What rules ask of a union whose tag says which part it is: that of the part, and nothing passes whose tag names none. */
export function taggedRules(type: UnionType & { readonly tag: string }, value: Rule, spot: Spot): readonly Rule[] {
  const v = name("v");
  const tag = type.parts[0]?.type.fields.find((field) => field.name === type.tag) as Field;
  const body = spot.mark(choice(type, at(v, storedName(tag, spot.sheet.project)), v, spot), "type", "part");
  return [call(spot.sheet.define({ name: spot.functionName(), parameters: ["v"], body }), value)];
}

/** What rules ask of a union that another field of the same document tells apart, as it stands there after the write. */
export function toldRules(type: UnionType & { readonly by: string }, value: Rule, holder: Rule, spot: Spot): readonly Rule[] {
  const by = spot.sheet.entity.fields.find((field) => field.name === type.by) as Field;
  return [spot.mark(choice(type, at(holder, storedName(by, spot.sheet.project)), value, spot), "type")];
}

/** The parts in turn, ending in false. Where the budget is too small for what lies inside, the value is a map of any form. */
function choice(type: UnionType, told: Rule, value: Rule, spot: Spot): Rule {
  const places = type.parts.map((part) => spot.to(partStep(part.name)).steps);
  const [asked] = spot.sheet.askBelowAll(`${spot.id("type")} parts`, places, () => chosen(type, told, (part) => call(partFunction(type, part, spot), value)));
  return asked ?? all(chosen(type, told, () => binary(value, "is", name("map"))));
}

function chosen(type: UnionType, told: Rule, rule: (part: UnionType["parts"][number]) => Rule): Rule {
  return type.parts.toReversed().reduce<Rule>((no, part) => ({ is: "choice", test: binary(told, "==", text(part.name)), yes: rule(part), no }), never);
}

function partFunction(type: UnionType, part: UnionType["parts"][number], spot: Spot): string {
  const v = name("v");
  const inner = spot.to(partStep(part.name));
  const fields = part.type.fields.filter((field) => field.name !== type.tag);
  const body = all(inner.mark(noOtherKeys(part.type, v, inner), "closed"), ...fields.flatMap((field) => fieldRules(field, v, inner.to(field.name))));
  return spot.sheet.define({ name: inner.functionName(), parameters: ["v"], body });
}
