import { z, type ZodObject, type ZodRawShape, type ZodType } from "zod";

/** What the words of views and saved queries are made from: words that fields have too. */
interface Parts {
  readonly typeWords: ZodRawShape;
  readonly optional: ZodType;
  readonly pii: ZodType;
  readonly description: ZodType<string>;
  readonly about: ZodRawShape;
  readonly storeList: (about: string) => ZodType;
}

/** The grammar of files that stand beside SQL: what it answers, column by column. */
export function answerGrammar({ typeWords, optional, pii, description, about: aboutFile, storeList }: Parts): { readonly view: ZodObject; readonly query: ZodObject } {
  const { lint: _, ...about } = aboutFile;
  const path = z.string().describe("columns and parameters: the field that one is typed like, shop.order.id, or order.id in the same namespace; or a view's column.");
  const typed = z.union([path, z.strictObject({
    field: path.optional(),
    ...typeWords,
    optional: optional.describe("It may be missing (NULL). Of a field's path, in place of what the field says.").optional(),
    description: z.string().describe("What it holds, in a sentence for people.").optional(),
    pii,
  })]);
  const stores = storeList("The stores that have it, each with its SQL beside this file; by default those of the project that take SQL.").optional();
  const columns = z.record(z.string(), typed).describe("What the SQL gives, column by column in its order: a field's path, or a type.");
  const view = z.strictObject({
    view: z.string().describe("The view's name: the file's name before .view.yaml. Its SQL is called name.postgres.sql, name.bigquery.sql."),
    description,
    ...about,
    stores,
    from: z.array(z.string()).min(1).describe("Views that its SQL reads, which are made before it.").optional(),
    columns,
  });
  const query = z.strictObject({
    query: z.string().describe("The saved query's name: the file's name before .query.yaml. Its SQL is called name.postgres.sql, name.bigquery.sql."),
    description,
    ...about,
    stores,
    parameters: z.record(z.string(), typed).describe("What is given with it, in order: $1, $2 in PostgreSQL, @name in BigQuery.").optional(),
    columns,
  });
  return { view, query };
}
