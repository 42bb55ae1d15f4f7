export type { Action, Tables } from "./action.ts";
export { evolutionRules, evolutionSources, type EvolutionRule } from "./rules.ts";
export { asCompared, RefusedAction, simulate } from "./simulate.ts";
export { planBigquery, tablesIn, type BigqueryPlan } from "./plan.ts";
export { inverse } from "./inverse.ts";
