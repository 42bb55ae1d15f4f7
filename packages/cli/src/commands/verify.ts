import { command, type Command } from "../command.ts";
import { Failure } from "../failure.ts";
import { findRoot } from "../project/root.ts";

export const verify: Command = command({
  args: {
    store: { type: "string", valueHint: "store", description: "What to compare: postgres, as by default, firestore, or bigquery (experimental)" },
    target: { type: "string", valueHint: "project", description: "The project of Firestore or BigQuery; a Firestore at Google is reached only if it is named here" },
    mend: { type: "boolean", description: "Write a migration that brings PostgreSQL to what the contracts say; what no contract has is left alone" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    if (args.store === "firestore") return (await import("../verify/firestore.ts")).verifyFirestore(root, world, args.target, args.json === true);
    if (args.store === "bigquery") return (await import("../verify/bigquery.ts")).verifyBigquery(root, world, args.target, args.json === true);
    if (args.store !== undefined && args.store !== "postgres") throw new Failure(`there is nothing to compare in the store ${JSON.stringify(args.store)}`, "--store takes postgres, firestore or bigquery");
    return (await import("../verify/postgres.ts")).verifyPostgres(root, world, { json: args.json === true, mend: args.mend === true });
  },
});
