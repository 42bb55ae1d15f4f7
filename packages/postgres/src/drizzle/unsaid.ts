/** What the database has that Drizzle's tables do not say: named, with the reason. A test compares the two catalogs, and finds these differences and no others. */
export interface Unsaid { readonly what: string; readonly why: string }

type Name = "beside" | "views" | "functions" | "triggers" | "grants" | "comments" | "collations" | "partitions" | "partlyCleared" | "indexes" | "existing";

export const unsaid: Readonly<Record<Name, Unsaid>> = {
  beside: { what: "history, staging, members in rows, default partitions", why: "tables beside an entity's own, which the database fills" },
  views: { what: "views", why: "their SQL is their author's; views have types and codecs of their own" },
  functions: { what: "functions, which checks and policies call, and sequences of existing tables", why: "they are there before the tables; Drizzle has no word for functions" },
  triggers: { what: "triggers: immutable and updated fields, transitions, append-only tables, the journal", why: "Drizzle has no word for them" },
  grants: { what: "grants, on columns too", why: "Drizzle has no word for them; policies and row-level security it has" },
  comments: { what: "comments", why: "Drizzle has no word for them; descriptions stand in the code" },
  collations: { what: "COLLATE", why: "Drizzle has no word for it" },
  partitions: { what: "PARTITION BY", why: "Drizzle has no word for it" },
  partlyCleared: { what: "ON DELETE SET NULL of some columns of a key", why: "Drizzle clears all columns or none" },
  indexes: { what: "INCLUDE, and NULLS NOT DISTINCT of an index", why: "Drizzle says neither of an index; of a unique constraint it says the second" },
  existing: { what: "of existing tables: what a contract gives in SQL but for checks, storage, forced row-level security, virtual columns", why: "it is no word of the contract" },
};
