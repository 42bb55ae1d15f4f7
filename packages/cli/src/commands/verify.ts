import { aboutServer, driftOf, findInstallations, startServer, type Drift } from "@concord/postgres/driver";
import { command, type Command } from "../command.ts";
import { compiler, isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { databaseFailure, namedDatabase } from "../project/database.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { printDrift } from "../report/drift.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";

export const verify: Command = command({
  args: {
    store: { type: "string", valueHint: "store", description: "What to compare: postgres, as by default, or firestore" },
    target: { type: "string", valueHint: "project", description: "The Firestore project; one at Google is reached only if it is named here" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    if (args.store === "firestore") return (await import("../verify/firestore.ts")).verifyFirestore(root, world, args.target, args.json === true);
    if (args.store !== undefined && args.store !== "postgres") throw new Failure(`there is nothing to compare in the store ${JSON.stringify(args.store)}`, "--store takes postgres or firestore");
    const database = namedDatabase(world.env);
    const { files, diagnostics } = compiler().compile(readContractFiles(root).contents());
    const script = files.find(({ path }) => path === "postgres/schema.sql")?.text;
    if (diagnostics.some(isError)) throw new Failure("the contracts have errors", "concord check shows them");
    if (script === undefined) throw new Failure("no contract names postgres as a store");
    const live = { connectionString: database.url, application_name: "concord" };
    const failed = (error: unknown): never => { throw databaseFailure(database, error); };
    const { version, bypasses } = await aboutServer(live).catch(failed);
    const { found, missing } = await findInstallations();
    const installation = found.find(({ major }) => String(major) === version.split(".")[0]) ?? found[0];
    if (installation === undefined) throw new Failure("there is no PostgreSQL here to compile the contracts on", missing.join("; "));
    const server = await startServer(installation);
    let drift: Drift;
    try {
      drift = await driftOf(live, server.address, script).catch(failed);
    } finally {
      await server.stop();
    }
    const { differences, compared } = drift;
    const code = differences.length > 0 ? exit.findings : exit.clean;
    if (args.json) {
      printJson(world, "verify", code, { database: database.variable, version, scratch: installation.name, compared, bypasses, differences });
      return code;
    }
    if (bypasses) world.err.write("Row-level security does not hold for this connection's role: applications should connect as another one.\n");
    if (String(installation.major) !== version.split(".")[0]) world.err.write(`The database is PostgreSQL ${version}, the contracts were compiled on ${installation.name}: what the two spell differently shows as a difference.\n`);
    if (differences.length > 0) printDrift(world.out, differences);
    const said = differences.length === 0 ? "it is what the contracts say" : `${plural(differences.length, "difference")} from the contracts`;
    world.out.write(`${plural(compared, "thing")} of the database that ${database.variable} names compared: ${said}.\n`);
    return code;
  },
});
