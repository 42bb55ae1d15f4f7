export { checkPackages } from "./check.ts";
export { packagesOf, type Edition, type Package } from "./package.ts";
export { sourcesOf } from "./sources.ts";
