export { firestore } from "./target.ts";
export { codes } from "./codes.ts";
export { transitionOf, type Transition, type Transitional } from "./evolve/transition.ts";
