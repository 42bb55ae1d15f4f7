import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, measured on two processors, those of the second tier first; that nobody waits for them at the end, they begin first. */
const longest = [
  "test/acceptance/plan.test.ts", "test/acceptance/families.test.ts", "test/acceptance/broken.test.ts", "test/acceptance/mutation.test.ts", "test/acceptance/hostile.test.ts", "test/acceptance/migrate.test.ts",
  "test/prove/contracts.test.ts", "test/scenarios/cli.test.ts", "test/changes/oracle.test.ts", "packages/postgres/test/prove.test.ts", "test/prove/breaks.test.ts", "packages/postgres/test/mutation.test.ts",
  "test/readme/readme.test.ts", "test/broken/broken.test.ts", "test/plan/kinds.test.ts", "test/house.test.ts", "test/hostile/hostile.test.ts", "test/scenarios/lint.test.ts", "test/codecs/chain.test.ts",
];

/** The order of test files: the longest first, then as vitest would have it. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
