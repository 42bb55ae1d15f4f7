export type { Diagram, NewMigration, Report } from "./report.ts";
export { changedClaims, isLoss, type ChangedClaim } from "./claims.ts";
export { changedCosts, type ChangedCost } from "./costs.ts";
export { standingOf, type Standing } from "./standing.ts";
export { mark, markdown, markdownOfErrors, mostOfComment } from "./markdown/markdown.ts";
export { annotations } from "./annotations.ts";
export { sarif, type Tool } from "./sarif.ts";
export { impactOf } from "./impact/impact.ts";
export { touchedKinds, type Asked, type Impact, type Touched } from "./impact/touched.ts";
