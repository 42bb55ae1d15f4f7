import { entityOf, formatPattern, lengthsOf, type Entity, type Field, type Schema, type Type } from "@concord/core";
import type { Equivalent } from "./equivalent.ts";

type Rule = Omit<Equivalent, "target">;

/** The type of the value that a constraint is on. */
export function typeAt(entity: Entity, path: string): Type | undefined {
  const [first = "", ...steps] = path.split(/\.|(?=\[\]|\{\}|<)/u);
  return steps.reduce<Type | undefined>((type, step) => {
    if (type?.kind === "list" || type?.kind === "map") return type.of;
    if (type?.kind === "union") return type.parts.find(({ name }) => step === `<${name}>`)?.type;
    return type?.kind === "object" ? fieldOf(type.fields, step)?.type : undefined;
  }, fieldOf(entity.fields, first)?.type);
}

function fieldOf(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((each) => each.name === name);
}

/** Whether no text of the format is longer than the type lets it be. */
export function isShortByForm(type: Type | undefined): boolean {
  if (type?.kind !== "string" || type.format === undefined || type.maxLength === undefined) return false;
  const { most } = lengthsOf(formatPattern(type.format).tree);
  return most !== undefined && most <= type.maxLength;
}

/** Whether a field is required and part of a reference that PostgreSQL keeps, to a field of the very same type. */
function refers(schema: Schema, entity: Entity, path: string): boolean {
  return entity.references.some(({ by, to, key, enforce }) => {
    const target = fieldOf(entityOf(schema, to).fields, key[by.indexOf(path)] ?? "");
    return enforce.includes("postgres") && by.includes(path) && by.every((name) => name === path || fieldOf(entity.fields, name)?.optional === false)
      && JSON.stringify(target?.type) === JSON.stringify(fieldOf(entity.fields, path)?.type);
  });
}

const bounded = (type: Type | undefined, ...words: readonly (readonly string[])[]): boolean => words.every((either) => either.some((word) => type !== undefined && word in type));
const [lower, upper] = [["minimum", "exclusiveMinimum"], ["maximum", "exclusiveMaximum"]] as const;

/** What PostgreSQL's statements say twice by the way they are made: each rule with its proof, and where in the model it holds. */
const rules: readonly Rule[] = [
  {
    constraint: /:required$/, statement: /^NOT NULL$/, holds: (_, entity, path) => entity.key.includes(path),
    proof: "PRIMARY KEY lets no column of it be NULL",
  },
  { constraint: /:type$/, statement: /^(?:text|varchar)\b/, proof: "no type takes more than text does: what it refuses (U+0000, half a character) no type of texts takes" },
  {
    constraint: /:type$/, statement: /^[a-z]\w*$/, holds: (_, entity, path) => entity.history !== undefined && entity.key.includes(path),
    proof: "a trigger writes the key into the journal too, and the column there has the same type",
  },
  { constraint: /:type$/, statement: /^[a-z][\w (),]*\[\]/, proof: "what judges an array is a function of that very type, so the column has no other; without the function no member would be judged" },
  {
    constraint: /:(?:type|format|pattern|minLength|maxLength|minimum|maximum|exclusiveMinimum|exclusiveMaximum|values)$/, statement: /^CONSTRAINT /, holds: refers,
    proof: "a value is one of the key that is referred to, and the same is asked of that",
  },
  {
    constraint: /:type$/, statement: /^CONSTRAINT \S+ CHECK \(\S+ > '-Infinity' AND \S+ < 'Infinity'\)$/, holds: (_, entity, path) => bounded(typeAt(entity, path), lower, upper),
    proof: "a lower and an upper bound leave out both infinities, and NaN, which PostgreSQL holds for more than any number",
  },
  {
    constraint: /:type$/, statement: /^CONSTRAINT \S+ CHECK \(\S+ <> 'NaN'\)$/, holds: (_, entity, path) => bounded(typeAt(entity, path), upper),
    proof: "PostgreSQL holds NaN for more than any number, so the upper bound leaves it out",
  },
  {
    constraint: /:maxLength$/, statement: /char_length/,
    holds: (_, entity, path) => isShortByForm(typeAt(entity, path)),
    proof: "the format has no longer text",
  },
  { constraint: /:required$/, statement: /^IF \(field\d+ IS NOT NULL AND field\d+ <> 'null'\)/, proof: "the next statement asks for the type of the member, which NULL and null have not" },
  {
    constraint: /:members$/, statement: /^IF \(member\d+ <> 'null'\)/, holds: (_, entity, path) => !["json", "map"].includes(memberOf(typeAt(entity, path))?.kind ?? "json"),
    proof: "the next statement asks for the type of the member, which null has not",
  },
  {
    constraint: /:members$/, statement: /^IF \(member\d+ <> 'null'\)/, holds: (_, entity, path) => ["json", "map"].includes(memberOf(typeAt(entity, path))?.kind ?? ""),
    proof: "the next statement refuses null as a value of JSON too: it is absence",
  },
  {
    constraint: /:members$/, statement: /^IF \(array_position\(value, NULL\) IS NULL\)/, holds: (_, entity, path) => isJudged(memberOf(typeAt(entity, path))),
    proof: "each member is judged next, and a condition on NULL is unknown, which is no yes",
  },
  { constraint: /\[\]:type$/, statement: /^IF \(coalesce\(array_ndims\(value\), 1\) = 1/, proof: "to look for NULL in an array of more dimensions is an error, and no list is written with another lower bound" },
  { constraint: /:type$/, statement: /^IF \(jsonb_typeof\(\w+\) = 'object'\)/, proof: "to take the known keys away is an error in a scalar, and leaves a list, which is not {}" },
  { constraint: /:type$/, statement: /^IF \(jsonb_typeof\(\w+\) = 'array'\)/, proof: "to take the members one by one is an error in what is no list" },
  {
    constraint: /:type$/, statement: /^IF \(jsonb_typeof\(\w+\) = 'string'\)/,
    holds: (_, entity, path) => {
      const type = typeAt(entity, path);
      return type?.kind === "enum" && type.values.every(({ value }) => !isJsonText(value));
    },
    proof: "the text of no number, boolean, list or object is one of the values, which are asked for next",
  },
  {
    constraint: /:type$/, statement: /^IF \(CASE WHEN jsonb_typeof\(\w+\) = 'number' THEN abs\(/, holds: (_, entity, path) => bounded(typeAt(entity, path), [...lower, ...upper]),
    proof: "the bound reads the value as a double, which is an error in what is no number and in what is beyond it",
  },
];

function memberOf(type: Type | undefined): Type | undefined {
  return type?.kind === "list" || type?.kind === "map" ? type.of : undefined;
}

/** Whether a condition is put to each member of an array. */
function isJudged(type: Type | undefined): boolean {
  return type?.kind === "enum" || (type?.kind === "string" && ["format", "pattern", "minLength", "maxLength"].some((word) => word in type));
}

function isJsonText(text: string): boolean {
  try {
    return typeof JSON.parse(text) !== "string";
  } catch {
    return false;
  }
}

/** What holds by the words of one contract. */
const ofContracts: readonly Rule[] = [
  {
    constraint: /^public\.auditLog\/resourceId:(?:minLength|maxLength)$/, statement: /char_length\(resource_id\)/,
    proof: "a foreign key for each of the four entities asks that one of them has this key: a uuid of 36 letters, or a uid, of which the same is asked",
  },
  { constraint: /:access:(?:update|delete)$/, statement: /^REVOKE ALL/, holds: (_, entity) => entity.appendOnly === true, proof: "records are only added: a trigger refuses every update and delete, whoever asks" },
  { constraint: /^public\.blueprint\/clientId:type$/, statement: /^uuid$/, proof: "the function behind its access lines takes a uuid, so the column has no other type; without the lines there would be another client's access" },
  {
    constraint: /^public\.session\/createdAt:type$/, statement: /sessions_created_at_type/,
    proof: "a session expires after it was created and before the year 10000, and no text of a timestamp's form lies before the year 1: PostgreSQL has no year 0000",
  },
  {
    constraint: /^people\.person\/address\.country:type$/, statement: /^IF \(jsonb_typeof\(field4\) = 'string'\)/,
    proof: "the text is to be two capital letters, which the text of no number, boolean, list or object is",
  },
  {
    constraint: /^public\.order\/status:setBy$/, statement: /^GRANT UPDATE \(note\)/,
    proof: "the update line asks for a pending order before and after, so a client that could write the column could write only what stands there",
  },
  { constraint: /^public\.order\/total:required$/, statement: /^NOT NULL$/, proof: "there is an item, and that its price is at most nothing is unknown, which the check total_covers_each_item takes for no" },
  { constraint: /^public\.order\/total:minimum$/, statement: /orders_total_minimum/, proof: "there is an item, no item costs less than 0.00, and the check total_covers_each_item asks for as much" },
  {
    constraint: /^public\.imoProcess\/outputStage\.(?:rows|rejected):maximum$/, statement: /<= 1000000000\)/,
    proof: "a check asks that both, which are 0 at least, are together no more than the rows that came in, and those have the same bound",
  },
  { constraint: /^marketing\.feedbackReport\/topics:maxItems$/, statement: /cardinality\(value\) <= 5/, proof: "a topic is one of five values and none stands twice, so there are no more than five" },
];

/** Every proof for PostgreSQL. */
export const equivalentSql: readonly Rule[] = [...rules, ...ofContracts];
