import type { Answer, Entity, GeneratedFile, Json, Project, Round } from "@concord/core";
import { loadCodecs, type Codecs } from "@concord/core/driver";
import { codecPath } from "../emit/codec.ts";
import { columnNames, fieldsHere, policyOf, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { overriding } from "./existing.ts";
import type { Session } from "./session.ts";
import { refusal } from "./verdict.ts";

type Row = Readonly<Record<string, string | null>>;

/** An entity's codec, as it was generated. */
export interface Codec {
  readonly toRow: (record: Json) => Row;
  readonly fromRow: (row: Row) => Json;
  readonly columns: string;
}

/** The codecs of all tables. */
export function tableCodecs(files: readonly GeneratedFile[]): Promise<Codecs<Codec>> {
  return loadCodecs(files, codecPath, (exported, { name }) => ({ toRow: exported[`${name}ToRow`], fromRow: exported[`${name}FromRow`], columns: exported[`${name}Columns`] }) as Codec);
}

/** Inserts a record through its codec, and reads the row back through it. What was inserted stays until the transaction ends. */
export async function roundTrip(session: Session, codecs: Codecs<Codec>, entity: Entity, project: Project, record: Json): Promise<Round> {
  const codec = await codecs.of(entity);
  const names = fieldsHere(entity).flatMap((field) => columnNames(field, policyOf(project)));
  try {
    const row = codec.toRow(record);
    const given = names.filter((name) => Object.hasOwn(row, name));
    const statement = `INSERT INTO ${tableText(entity, project)} (${given.map(identifier).join(", ")}) ${overriding(entity)}VALUES (${given.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING ${codec.columns}`;
    const { rows } = await session.run({ text: statement, values: given.map((name) => row[name] ?? null) });
    return { back: codec.fromRow(Object.fromEntries(names.map((name, index) => [name, rows[0]?.[index] ?? null]))) };
  } catch (error) {
    return { refused: error instanceof RangeError ? error.message : reasonOf(refusal(error)) };
  }
}

function reasonOf(answer: Answer): string {
  return "reason" in answer ? answer.reason : answer.answer;
}
