/**
 * Words of the language that are not built yet: recognised and refused by name, never taken for unknown and never ignored.
 * Each says what it will do and what serves until then.
 */
export const pendingWords: Readonly<Record<"entity" | "field", Readonly<Record<string, string>>>> = {
  entity: {
  },
  field: {
    refAny: "a reference to one of several entities; a string pair of type and id serves until then",
  },
};
