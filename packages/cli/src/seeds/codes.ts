import type { Code } from "@concord/core";

export const refusedSeed: Code = {
  code: "seeds/refused",
  severity: "error",
  explain: `
A seed record is not valid by its contract: a check does not hold, a value is out of its bounds, or another record of the set has its key or unique already.

Records are judged as they are created: with defaults, and with what the store makes where it is left out. The reference verdict of concord prove decides, not generated code.`,
};

export const seedCodes: readonly Code[] = [refusedSeed];
