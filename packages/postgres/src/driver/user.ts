import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whom a server's processes run as; empty for ourselves. */
export interface User { readonly uid?: number; readonly gid?: number }

/**
 * PostgreSQL's programs refuse root, so root starts them as `postgres` or, on a machine without it, as `nobody`. No user is ever created.
 */
export async function serverUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all(["-u", "-g"].map(async (flag) => Number((await run("id", [flag, name])).stdout)));
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      continue;
    }
  }
  throw new Error("root may not run PostgreSQL, and this machine has neither a user postgres nor a user nobody");
}
