import { aboutShape, type Entity, type NamedShape } from "@concord/core";
import { code, text } from "../quote.ts";
import { table } from "../table.ts";
import { typeWords, type Around } from "../types.ts";
import { meaning } from "./fields.ts";
import { checkRow } from "./rules.ts";

/** The shapes that a contract names for forms and APIs: what each holds, and the fields and conditions of its own. */
export function shapesOf({ shapes }: Entity, around: Around): string {
  return [
    table(["Shape", "For", "Direction", "Fields", "Never stored"], shapes.map((shape) => [
      code(shape.name), text(aboutShape(shape)), direction(shape), names(shape.fields), names(shape.added),
    ])),
    table(["Of the shape", "Never stored", "Value", "Presence", "Meaning"], shapes.flatMap((shape) => shape.added.map((field) => [
      code(shape.name), code(field.name), typeWords(field.type, { ...around, path: field.name }), field.optional || shape.partial ? "optional" : "required", meaning(field, around),
    ]))),
    table(["Of the shape", "Check", "What holds", "What a person is told", "As written"], shapes.flatMap((shape) => shape.checks.map((check) => [code(shape.name), ...checkRow(check)]))),
  ].filter((each) => each !== "").join("\n");
}

function direction({ direction: way, partial, form }: NamedShape): string {
  return [way, ...(partial ? ["all of it may be missing"] : []), ...(form ? ["sent by a form"] : [])].join("; ");
}

function names(fields: NamedShape["fields"]): string {
  return fields.map(({ name }) => code(name)).join(", ");
}
