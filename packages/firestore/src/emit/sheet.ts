import { isPartStep, pathText, type Constraint, type ConstraintKind, type Entity, type Project, type Step } from "@concord/core";
import { weigh } from "../rules/budget.ts";
import { marked, type Rule, type RuleFunction, type RuleFunctions } from "../rules/rule.ts";

/** Why a constraint is not asked by the rules, and who asks it instead. */
export interface Loss { readonly why: string; readonly instead: string }

/** Something that the rules ask while the budget lasts: the members of a list, a check, a clause beside others. */
export interface Droppable {
  /** The constraint that names it. */
  readonly id: string;
  /** Expressions saved without it. */
  readonly saves: number;
  /** Constraints lost without it. */
  readonly demands: number;
}

export const byValidator = "the generated validator";
const overBudget: Loss = { why: "the rules of this entity would need more than the expressions that one request may cost", instead: byValidator };

/** What is gathered while the rules of one entity are made: its functions, what it can't ask, and what it could give up. */
export class Sheet {
  readonly entity: Entity;
  readonly project: Project;
  readonly functions: Map<string, RuleFunction>;
  readonly droppable: Map<string, Droppable> = new Map();
  readonly #constraints: readonly Constraint[];
  readonly #dropped: ReadonlySet<string>;
  readonly #lost: Map<string, Loss> = new Map();
  readonly #named: Map<string, string> = new Map();
  readonly #lostBelow: { readonly steps: readonly Step[]; readonly loss: Loss }[] = [];

  /** `dropped`: ids of what is given up for the budget. `functions`: those that every entity has. */
  constructor(entity: Entity, project: Project, constraints: readonly Constraint[], dropped: ReadonlySet<string>, functions: RuleFunctions) {
    this.entity = entity;
    this.project = project;
    this.#constraints = constraints;
    this.#dropped = dropped;
    this.functions = new Map(functions);
  }

  /** Adds a function of the entity and gives its name back. */
  define(made: RuleFunction): string {
    this.functions.set(made.name, made);
    return made.name;
  }

  lose(id: string, why: string, instead: string = byValidator): void {
    if (!this.#lost.has(id)) this.#lost.set(id, { why, instead });
  }

  /** Loses what is demanded at a place and everywhere below it. */
  loseBelow(steps: readonly Step[], loss: Loss): void {
    this.#lostBelow.push({ steps, loss });
  }

  lossOf(constraint: Constraint): Loss | undefined {
    return this.#lost.get(constraint.id) ?? this.#lostBelow.find(({ steps }) => isBelow(constraint, steps))?.loss;
  }

  /** The rule of one constraint, unless the budget made us give it up: then nothing. */
  ask(id: string, make: () => Rule): readonly Rule[] {
    if (this.#dropped.has(id)) {
      this.lose(id, overBudget.why, overBudget.instead);
      return [];
    }
    return [this.#counted(id, 1, make())];
  }

  /** The rule of everything below a place, unless the budget made us give it up: then nothing. */
  askBelow(id: string, steps: readonly Step[], make: () => Rule): readonly Rule[] {
    if (this.#dropped.has(id)) {
      this.loseBelow(steps, overBudget);
      return [];
    }
    return [this.#counted(id, this.#constraints.filter((each) => isBelow(each, steps)).length, make())];
  }

  /** The rule of everything below several places, unless the budget made us give it up: then nothing. */
  askBelowAll(id: string, places: readonly (readonly Step[])[], make: () => Rule): readonly Rule[] {
    if (this.#dropped.has(id)) {
      for (const steps of places) this.loseBelow(steps, overBudget);
      return [];
    }
    return [this.#counted(id, this.#constraints.filter((each) => places.some((steps) => isBelow(each, steps))).length, make())];
  }

  /** The name of the function about a place: one name is never that of two places. */
  nameOf(name: string, place: string): string {
    for (let count = 1; ; count += 1) {
      const given = count === 1 ? name : `${name}_${count}`;
      const owner = this.#named.get(given) ?? place;
      this.#named.set(given, owner);
      if (owner === place) return given;
    }
  }

  #counted(id: string, demands: number, rule: Rule): Rule {
    this.droppable.set(id, { id, saves: weigh(rule, this.functions).expressions, demands });
    return rule;
  }
}

function isBelow(constraint: Constraint, steps: readonly Step[]): boolean {
  return steps.length <= constraint.path.length && steps.every((step, index) => step === constraint.path[index]);
}

/** A place in a record, as constraints name it. */
export class Spot {
  readonly sheet: Sheet;
  readonly steps: readonly Step[];

  constructor(sheet: Sheet, steps: readonly Step[]) {
    this.sheet = sheet;
    this.steps = steps;
  }

  to(step: Step): Spot {
    return new Spot(this.sheet, [...this.steps, step]);
  }

  id(kind: ConstraintKind): string {
    return `${this.sheet.entity.id}${pathText(this.steps)}:${kind}`;
  }

  /** The rule as the statement that enforces these constraints of the place. */
  mark(rule: Rule, ...kinds: readonly ConstraintKind[]): Rule {
    return marked(kinds.map((kind) => this.id(kind)), rule);
  }

  lose(kind: ConstraintKind, why: string, instead?: string): void {
    this.sheet.lose(this.id(kind), why, instead);
  }

  /** A clause beside others, asked while the budget lasts. */
  clause(kind: ConstraintKind, rule: Rule): readonly Rule[] {
    return this.sheet.ask(this.id(kind), () => this.mark(rule, kind));
  }

  /** A name for a function about this place: steps joined, `member` for a list's members and a map's values, the letters and digits of a part's name. */
  functionName(): string {
    const words = this.steps.map((step) => (step === "[]" || step === "{}" ? "member" : isPartStep(step) ? step.replace(/[^A-Za-z0-9]+/g, " ").trim().replaceAll(" ", "_") : step));
    return this.sheet.nameOf(["valid", ...words].join("_"), pathText(this.steps));
  }
}
