export * from "./definition.ts";
export * from "./measured.ts";
export { planCodes, statementCodes } from "./codes.ts";
