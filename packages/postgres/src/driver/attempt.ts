import type { Answer, Operation, Project } from "@concord/core";
import { identifier } from "../quote.ts";
import { become, noClients } from "./client.ts";
import type { Session } from "./session.ts";
import { refusal } from "./verdict.ts";

/** May a client who has signed in, with the role of an administrator, do this to a table beside an entity's own? There is a row in it. */
export async function attempt(session: Session, project: Project, { table, column }: { readonly table: string; readonly column: string }, operation: Operation): Promise<Answer> {
  if (project.clientRole === undefined) return noClients;
  const statements: Readonly<Record<Operation, string>> = {
    read: `SELECT ${identifier(column)} FROM ${table}`, create: `INSERT INTO ${table} DEFAULT VALUES`, update: `UPDATE ${table} SET ${identifier(column)} = NULL`, delete: `DELETE FROM ${table}`,
  };
  become(session, project, project.clientRole, { uid: "a client", roles: ["admin"], claims: {} });
  try {
    const { count } = await session.run({ text: statements[operation], values: [] });
    return count > 0 ? { answer: "accepted" } : { answer: "rejected", reason: "policies show no such row" };
  } catch (error) {
    return refusal(error);
  }
}
