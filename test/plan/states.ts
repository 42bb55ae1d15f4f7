import { diff, judge } from "@concord/changes";
import { emit, type Schema } from "@concord/core";
import { postgresTarget } from "@concord/postgres";
import { planBetween, type Planned, type ServerAddress } from "@concord/postgres/driver";

/** The whole file of a state. */
export function scriptOf(schema: Schema): string {
  return emit(postgresTarget, schema).files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "";
}

/** Plans from one state to another and runs it there and back on a server. */
export function planned(address: ServerAddress, before: Schema, after: Schema, fills: Readonly<Record<string, string>> = {}): Promise<Planned> {
  return planBetween(address, { schema: before, script: scriptOf(before) }, { schema: after, script: scriptOf(after) }, judge(diff(before, after)), new Map(Object.entries(fills)));
}
