#!/usr/bin/env node
import { main } from "@concord/cli";

process.exitCode = await main(process.argv.slice(2));
