export { postgresTarget, type Part } from "./target.ts";
export { codes } from "./codes.ts";
export { tableOf, columnNames, policyOf } from "./names.ts";
export { isPadded } from "./override.ts";
export { tableFieldsOf } from "./spread.ts";
export { columnsBeside, tablesBeside, viewsBeside } from "./beside.ts";
export { identifier, literal, qualified } from "./quote.ts";
export { findingsOf } from "./findings.ts";
export { forgetStatement } from "./forget.ts";
