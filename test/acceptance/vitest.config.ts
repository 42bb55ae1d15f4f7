import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import tests from "../vitest.config.ts";

/** Files of the first tier that run a part of theirs there, or print a number that a release promises. */
const wholly = ["test/prove/breaks.test.ts", "packages/postgres/test/mutation.test.ts", "packages/postgres/test/prove.test.ts", "packages/postgres/test/drift.test.ts", "test/plan/story.test.ts", "test/report/workflows.test.ts"];

/** The second tier: the numbers that a release promises, with the engines and reporters of the first. `npm run acceptance`, at most 90 minutes. */
const config: ViteUserConfig = mergeConfig(tests, defineConfig({ test: { testTimeout: 3_600_000, hookTimeout: 600_000 } }));
config.test = {
  ...config.test, provide: { tier: "second" },
  include: ["test/acceptance/**/*.test.ts", ...wholly], exclude: ["**/node_modules/**", "**/dist/**"],
};
export default config;
