/**
 * A piece of a contract that shows words in use. What it is a piece of: a field among an entity's fields, words of an entity beside what it has anyway, or a
 * file as a whole. A test reads every one of them, in a contract that has what they refer to (test/language/shop.ts).
 */
export interface Example {
  readonly in: "field" | "entity" | "trait" | "object" | "enum" | "view" | "query" | "seed" | "project";
  /** YAML. */
  readonly text: string;
}

export const field = (text: string): Example => ({ in: "field", text });
export const entity = (text: string): Example => ({ in: "entity", text });
export const project = (text: string): Example => ({ in: "project", text });
