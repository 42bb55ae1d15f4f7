export { transitionOf, type Transition, type Transitional } from "./transition.ts";
export type { FirestoreDifference } from "./drift.ts";
export { planFirestore, type FirestorePlan } from "./plan.ts";
export { requestCodes } from "./codes.ts";
export { cutRequests, requestForm } from "./cut.ts";
