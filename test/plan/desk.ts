import { connected, createDatabase, schemasIn, type ServerAddress } from "@concord/postgres/driver";
import { identifier } from "@concord/postgres";
import type { Client } from "pg";

/** Two empty databases, with a connection to each: one for the state that a plan leads to, one on which it is run. */
export interface Desk { readonly there: Client; readonly here: Client }

/** Databases are made anew after so many pairs: their catalogs remember what was dropped. */
const most = 60;

type Work = (desk: Desk) => Promise<void>;

/**
 * Works at a desk again and again, as long as there is something to do; what was left on it is cleared away before, since to make a database costs more than all
 * that is done in one.
 */
export async function atDesk(address: ServerAddress, next: () => Work | undefined): Promise<void> {
  for (let work = next(); work !== undefined;) work = await shift(address, work, next);
}

/** Works for as long as databases last, and gives what is to be done next. */
async function shift(address: ServerAddress, first: Work, next: () => Work | undefined): Promise<Work | undefined> {
  const [there, here] = [await createDatabase(address), await createDatabase(address)];
  try {
    return await connected(there.config, (one) => connected(here.config, async (other) => {
      let work: Work | undefined = first;
      for (let count = 0; work !== undefined && count < most; count += 1) {
        await Promise.all([one, other].map(cleared));
        await work({ there: one, here: other });
        work = next();
      }
      return work;
    }));
  } finally {
    await Promise.all([there.drop(), here.drop()]);
  }
}

/** Works at a desk once. */
export async function onceAtDesk<T>(address: ServerAddress, work: (desk: Desk) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  let isDone = false;
  await atDesk(address, () => {
    if (isDone) return undefined;
    isDone = true;
    return async (desk) => { answers.push(await work(desk)); };
  });
  return answers[0] as T;
}

/** Leaves a database as PostgreSQL makes one. */
async function cleared(client: Client): Promise<void> {
  await client.query("ROLLBACK");
  await client.query("DISCARD ALL");
  const drops = (await schemasIn(client)).map((name) => `DROP SCHEMA ${identifier(name)} CASCADE`);
  await client.query([...drops, "CREATE SCHEMA public AUTHORIZATION pg_database_owner", "GRANT USAGE ON SCHEMA public TO PUBLIC", "COMMENT ON SCHEMA public IS 'standard public schema'"].join(";\n"));
}
