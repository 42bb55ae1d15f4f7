#!/usr/bin/env node
import * as module from "node:module";
import { setFlagsFromString } from "node:v8";

// Half of a short run is compiling the program; Node keeps the result in the system's temporary folder.
module.enableCompileCache?.();
// What a build makes lives longer than V8's young generation takes it for: letting that one grow costs memory and saves no time.
setFlagsFromString("--semi-space-growth-factor=1");
const { main } = await import("@concord/cli/main");
process.exitCode = await main(process.argv.slice(2));
