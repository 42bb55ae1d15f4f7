// Starts a server, says where it is, and waits to be killed.
import { findInstallation, startServer } from "../src/driver/index.ts";

const installation = await findInstallation(Number(process.argv[2]));
if ("missing" in installation) throw new Error(installation.missing);
const server = await startServer(installation);
process.stdout.write(`${JSON.stringify(server.address)}\n`);
setInterval(() => {}, 1000);
