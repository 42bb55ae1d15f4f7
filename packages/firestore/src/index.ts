export { firestore } from "./target.ts";
export { codes } from "./codes.ts";
