import { named, partStep, shapeNames, type Entity, type Step, type Type } from "@concord/core";

/** The folder of the target, and the package's root until it is published under a name of its own. */
export const folder = "python";

interface Named { readonly namespace: string; readonly name: string }

/** Words that are no names in Python (its reference, 2.3.1). */
const keywords = new Set([
  "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
  "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
]);

/**
 * Names that a class has already, or that its annotations speak of: types that are built in, what Pydantic's `BaseModel` brings (as of 2.13), and what is generated. Names with `model_` are
 * Pydantic's own too.
 */
const taken = new Set([
  "bool", "bytes", "dict", "float", "int", "list", "str", "classmethod", "property",
  "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json", "update_forward_refs", "validate",
  "from_json", "to_json", "to_json_text", "from_db", "to_db",
]);

/** A module's or package's name: `companyUnit` is `company_unit`. Names in contracts have no underscore at their end, so that no two become one. */
export function moduleName(name: string): string {
  const snake = named("snake_case", name);
  return keywords.has(snake) ? `${snake}_` : snake;
}

/** A field as an attribute: `companyId` is `company_id`, `class` is `class_`. */
export function attribute(name: string): string {
  const snake = named("snake_case", name);
  return keywords.has(snake) || taken.has(snake) || snake.startsWith("model_") ? `${snake}_` : snake;
}

/** A contract's name as a class is called. */
export function pascal(name: string): string {
  const called = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return keywords.has(called) ? `${called}_` : called;
}

/** `python/people/person/models.py`, and `records.py` for its dataclasses. */
export function fileOf({ namespace, name }: Named, module: "models" | "records"): string {
  return `${folder}/${moduleName(namespace)}/${moduleName(name)}/${module}.py`;
}

/** The package of an entity, below the root: `people.person`. */
export function moduleOf({ namespace, name }: Named): string {
  return `${moduleName(namespace)}.${moduleName(name)}`;
}

/** The shapes that an entity has models of. */
export function shapesIn(entity: Entity): readonly string[] {
  return [...shapeNames, ...entity.shapes.map(({ name }) => name)];
}

/** The model of a shape: `PersonRecord`. */
export function modelOf({ name }: Pick<Named, "name">, shape: string): string {
  return `${pascal(name)}${pascal(shape)}`;
}

/** The dataclass of an entity: `Person`. What its annotations speak of is called otherwise. */
export function recordOf({ name }: Pick<Named, "name">): string {
  const called = pascal(name);
  return spoken.has(called) ? `${called}_` : called;
}

/** What a module of dataclasses hands on of `_records.py`: what it raises, and points where a record has one. */
export const handedOn = ["FieldError", "GeoPoint"] as const;

/** Names of other modules that a module of dataclasses has. */
const spoken = new Set<string>(["Decimal", "Literal", "UUID", ...handedOn]);

/** What the class of a value at some steps is called after: the names on the way. The parts of a union are told by their names, where these can stand in a name, else by their number. */
export function classOf(owner: string, path: readonly Step[]): string {
  return `${owner}${path.filter((step) => step !== "[]" && step !== "{}").map((step) => (/^[A-Za-z][A-Za-z0-9]*$/.test(step) ? pascal(step) : "")).join("")}`;
}

/** The same of a part. */
export function classOfPart(owner: string, path: readonly Step[], type: Type & { readonly kind: "union" }, part: string): string {
  const index = type.parts.findIndex(({ name }) => partStep(name) === partStep(part));
  return `${classOf(owner, path)}${/^[A-Za-z][A-Za-z0-9]*$/.test(part) ? pascal(part) : `Part${index + 1}`}`;
}
