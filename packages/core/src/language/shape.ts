import { z, type ZodObject, type ZodType } from "zod";

/** Words of the grammar that shapes share with fields and checks. */
export interface SharedWords {
  readonly typeWords: Readonly<Record<string, ZodType>>;
  readonly aboutField: Readonly<Record<string, ZodType>>;
  readonly optional: ZodType;
  readonly checks: ZodType;
}

/** What a contract says of a shape that it names. */
export function shapeGrammar({ typeWords, aboutField, optional, checks }: SharedWords): ZodObject {
  const { was: _, ...about } = aboutField;
  const names = (said: string): ZodType => z.array(z.string()).describe(said).optional();
  return z.strictObject({
    description: z.string().describe("What the shape is for.").optional(),
    direction: z.enum(["input", "output"])
      .describe("input (by default): what is given; what has a default may be left out. output: what is read; every required field is there, and keys that a reader does not know are no mistake.").optional(),
    pick: names("The fields of the record that it has. Without this word: all that its direction can have."),
    omit: names("The fields of the record that it does not have."),
    partial: z.boolean().describe("Every field may be missing; on input null clears an optional one. Checks are not asked.").optional(),
    add: z.record(z.string(), z.strictObject({ ...typeWords, optional, ...about })).describe("Fields that are never stored, by name: a password and its confirmation.").optional(),
    checks: checks.describe("Conditions over its fields, those that are never stored among them.").optional(),
    form: z.boolean().describe("What a form sends is read into it by a published table; no other shape turns one kind of value into another.").optional(),
  });
}
