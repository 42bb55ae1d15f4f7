import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf, refersTo } from "../model.ts";
import type { Peer } from "../program.ts";

/**
 * drizzle-kit for its one target: the first migration of the same tables. One file, since with a file per table it takes three times as long. It has
 * columns, defaults, keys, references, the index and the check of the model; the bounds of single columns, which we make constraints of, it is spared.
 */
export const drizzleKit: Peer = {
  prepare: ({ folder, entities, installed }) => {
    writeFileSync(join(folder, "schema.ts"), imports + Array.from({ length: entities }, (_, number) => table(number)).join(""));
    const migrations = join(folder, "migrations");
    return {
      name: "drizzle-kit generate, one target",
      command: [
        process.execPath, installed("drizzle-kit/bin.cjs"), "generate", "--dialect=postgresql", "--schema=./schema.ts", "--out=./migrations", "--name=first",
      ],
      folder,
      before: () => rmSync(migrations, { recursive: true, force: true }),
      makes: join(migrations, "0000_first.sql"),
    };
  },
};

const imports = `import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, numeric, pgTable, text, timestamp, uuid, varchar, type AnyPgColumn } from "drizzle-orm/pg-core";
`;

function table(number: number): string {
  const { name } = nameOf(number);
  return `
export const ${name} = pgTable("${name}s", {
  id: uuid("id").primaryKey().defaultRandom(),
  title: varchar("title", { length: 120 }).notNull(),
  ownerUid: varchar("owner_uid", { length: 128 }).notNull(),
  status: text("status", { enum: ["draft", "active", "closed"] }).notNull().default("draft"),
  amount: numeric("amount", { precision: 12, scale: 2 }).notNull(),
  count: integer("count").notNull().default(0),
  tags: varchar("tags", { length: 30 }).array().notNull().default(sql\`'{}'\`),
  address: jsonb("address").$type<{ street: string; zip: string; country: string }>().notNull(),
  parentId: uuid("parent_id").references((): AnyPgColumn => ${refersTo(number)}.id, { onDelete: "set null" }),
  note: varchar("note", { length: 500 }),
  dueOn: date("due_on"),
  createdAt: timestamp("created_at", { precision: 3, withTimezone: true }).notNull().defaultNow(),
}, (table) => [
  index("${name}s_owner_uid_created_at_idx").on(table.ownerUid, table.createdAt.desc()),
  check("${name}s_closed_has_note", sql\`\${table.status} <> 'closed' OR \${table.note} IS NOT NULL\`),
]);
`;
}
