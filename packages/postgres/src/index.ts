export { postgresTarget, type Part } from "./target.ts";
export { codes } from "./codes.ts";
export { sql, type Surroundings } from "./expression.ts";
export { surroundings } from "./emit/surroundings.ts";
export { tableOf, columnNames, policyOf } from "./names.ts";
export { identifier, literal, qualified } from "./quote.ts";
