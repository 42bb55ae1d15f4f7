import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import LongestFirst from "./order.ts";

/** Packages are tested from their sources: no build stands between an edit and its test. */
const conditions = ["concord-source", "node"];

const config: ViteUserConfig = defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  cacheDir: "test/.concord/vite",
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "test/acceptance/**", "test/bench/**"],
    globalSetup: ["test/engines/setup.ts"],
    reporters: ["default", "test/results.ts"],
    pool: "forks",
    // A file is no unit of state here, since no module keeps any that a test could see: the packages are loaded once a worker, not once a file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    execArgv: ["--conditions=concord-source"],
    maxWorkers: 2,
    provide: { tier: "first" },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
export default config;
