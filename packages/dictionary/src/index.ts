export { docsTarget, type Options } from "./target.ts";
