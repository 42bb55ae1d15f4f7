/** How names are spelled in contracts; the messages quote these sentences. */
export const fieldName: RegExp = /^[a-z][a-zA-Z0-9]*$/u;
export const statementName: RegExp = /^[a-z][a-z0-9_]*$/u;
export const namespaceName: RegExp = /^[a-z][a-z0-9_]*$/u;

/** Names that break JavaScript objects, so that a validator would accept or refuse by accident (measured on Zod 3, Zod 4 and Ajv). */
export const treacherousNames: ReadonlyMap<string, string> = new Map(Object.entries({
  ["__proto__"]: "objects lose a key of this name silently",
  constructor: "validators find Object's own constructor where the field is missing",
  prototype: "copies of objects treat this name specially",
  toString: "validators find Object's own toString where the field is missing",
  valueOf: "validators find Object's own valueOf where the field is missing",
  hasOwnProperty: "validators find Object's own hasOwnProperty where the field is missing",
  then: "an awaited object with a field of this name is taken for a promise",
}));
