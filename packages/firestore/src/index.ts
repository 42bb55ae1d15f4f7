export { firestore } from "./target.ts";
export { codes } from "./codes.ts";
export { transitionOf, type Transition, type Transitional } from "./evolve/transition.ts";
export type { FirestoreDifference } from "./evolve/drift.ts";
export { planFirestore, type FirestorePlan } from "./evolve/plan.ts";
export { requestCodes } from "./evolve/codes.ts";
export { cutRequests, requestForm } from "./evolve/cut.ts";
