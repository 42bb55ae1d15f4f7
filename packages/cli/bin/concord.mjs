#!/usr/bin/env node
import * as module from "node:module";

// Half of a short run is compiling the program; Node keeps the result in the system's temporary folder.
module.enableCompileCache?.();
const { main } = await import("@concord/cli/main");
process.exitCode = await main(process.argv.slice(2));
