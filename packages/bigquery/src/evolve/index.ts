export type { Action, Tables } from "./action.ts";
export { evolutionRules, evolutionSources, type EvolutionRule } from "./rules.ts";
export { asCompared, RefusedAction, simulate } from "./simulate.ts";
export { planBigquery, tablesIn, type BigqueryPlan } from "./plan.ts";
export { inverse } from "./inverse.ts";
export { apiMethods, apiRevision, apiRoot, type ApiMethod, type ApiMethodName, type Form } from "./api.ts";
export { callOf, faultsOf, requestOf, type ApiRequest, type JobOf, type RequestFault } from "./request.ts";
export { cutStatements } from "./cut.ts";
export { requestCodes } from "./codes.ts";
