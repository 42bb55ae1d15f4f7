import { DatabaseError } from "pg";
import type { Answer, Column, GeneratedFile, SavedQuery, Schema, Unlike, View } from "@concord/core";
import { answerColumn, answerType, viewName } from "../emit/answer.ts";
import { identifier, qualified } from "../quote.ts";
import type { Session } from "./session.ts";

/**
 * Whether a view or saved query answers as its contract says: a view's rows are read and the generated statement asked that demands its columns; a query is prepared with the types of its
 * parameters, by itself and inside parentheses, and run with nothing for each. With `unlike`, the same where its SQL gives something else.
 */
export async function askAnswer(session: Session, schema: Schema, files: readonly GeneratedFile[], id: string, unlike?: Unlike): Promise<Answer> {
  const of = [...schema.views, ...schema.queries].find((each) => each.id === id);
  const text = files.find((file) => file.path === `postgres/${of?.namespace}/${of?.name}.${of?.kind}.sql`)?.text;
  if (of === undefined || text === undefined) return { answer: "not asked", reason: "it is in other stores" };
  await session.command("BEGIN");
  try {
    return of.kind === "view" ? await askView(session, schema, of, text, unlike) : await askQuery(session, schema, of, text, unlike);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return { answer: "rejected", reason: `${error.code} ${error.message}` };
  } finally {
    await session.command("ROLLBACK");
    await session.forget();
  }
}

async function askView(session: Session, schema: Schema, view: View, text: string, unlike: Unlike | undefined): Promise<Answer> {
  const { schema: space, name } = viewName(view, schema);
  const relation = qualified(space, name);
  if (unlike !== undefined) {
    await session.command(`ALTER VIEW ${relation} RENAME TO concord_before`);
    await session.command(`CREATE VIEW ${relation} AS SELECT ${otherColumns(view, schema, unlike)} FROM ${qualified(space, "concord_before")}`);
  }
  await session.command(`SELECT * FROM ${relation}`);
  await session.command(text.slice(text.lastIndexOf("\nDO ")));
  return { answer: "accepted" };
}

/** The view's columns, but for the last one. */
function otherColumns(view: View, schema: Schema, unlike: Unlike): string {
  const names = view.columns.map((column) => identifier(answerColumn(column, schema)));
  const last = names.pop() ?? "";
  return [...names, { name: `${last} AS concord_other`, type: `ARRAY[${last}::text] AS ${last}`, more: `${last}, 1 AS concord_more` }[unlike]].join(", ");
}

/** Sent as one message of the extended protocol, which takes no second statement; in parentheses stands nothing but a SELECT. */
async function askQuery(session: Session, schema: Schema, query: SavedQuery, text: string, unlike: Unlike | undefined): Promise<Answer> {
  const types = query.parameters.map((each) => answerType(each, schema));
  const select = text.slice(0, text.lastIndexOf("\n;"));
  const prepare = (name: string, sql: string): string => `PREPARE ${name}${types.length === 0 ? "" : ` (${types.join(", ")})`} AS ${sql}`;
  await session.run({ text: prepare("concord_inside", `SELECT * FROM (\n${select}\n) AS answer`), values: [] });
  await session.run({ text: prepare("concord_alone", `\n${select}`), values: [] });
  const { columns } = await session.run({ text: `EXECUTE concord_alone${types.length === 0 ? "" : ` (${types.map((type) => `NULL::${type}`).join(", ")})`}`, values: [] });
  const found = await spelledTypes(session, columns);
  const said = saidOf(query, schema, unlike);
  for (let place = 0; place < Math.max(found.length, said.length); place += 1) {
    const [is, should] = [found[place], said[place]];
    const different = is === undefined ? `its SQL gives no column ${should?.name}`
      : should === undefined ? `its SQL gives a column ${is.name}, which is not in the contract`
      : is.name !== should.name ? `column ${place + 1} of its SQL is ${is.name}, and of the contract ${should.name}`
      : is.type !== should.type ? `its column ${is.name} is ${is.type}, and in the contract ${should.type}` : undefined;
    if (different !== undefined) return { answer: "rejected", reason: `${query.id}: ${different}` };
  }
  return { answer: "accepted" };
}

interface Said { readonly name: string; readonly type: string }

/** The columns of the contract; with `unlike`, of one that would say something else. */
function saidOf(query: SavedQuery, schema: Schema, unlike: Unlike | undefined): readonly Said[] {
  const said = query.columns.map((column: Column): Said => ({ name: answerColumn(column, schema), type: answerType(column, schema) }));
  const last = said.at(-1) as Said;
  if (unlike === undefined) return said;
  return unlike === "more" ? said.slice(0, -1) : [...said.slice(0, -1), unlike === "name" ? { ...last, name: "concord_other" } : { ...last, type: `${last.type}[]` }];
}

async function spelledTypes(session: Session, columns: readonly { readonly name: string; readonly type: number; readonly modifier: number }[]): Promise<readonly Said[]> {
  const { rows } = await session.run({
    text: "SELECT format_type(type, modifier) FROM unnest($1::oid[], $2::integer[]) WITH ORDINALITY AS given(type, modifier, place) ORDER BY place",
    values: [`{${columns.map(({ type }) => type).join(",")}}`, `{${columns.map(({ modifier }) => modifier).join(",")}}`],
  });
  return columns.map(({ name }, index) => ({ name, type: rows[index]?.[0] ?? "" }));
}
