import { mark, operations, type Constraint, type Entity, type Operation, type Piece, type Schema } from "@concord/core";
import { entityWords } from "../block.ts";
import { locationOf } from "../location.ts";
import { rulesComment } from "../quote.ts";
import { limits, weigh, type Weight } from "../rules/budget.ts";
import { addCalled } from "../rules/calls.ts";
import { conjuncts, printFunction, printLines } from "../rules/print.ts";
import { all, call, member, name, never, type Rule, type RuleFunction } from "../rules/rule.ts";
import { accessRule, condition, isOpen, listAllRule, listRule, listsAll, type Access } from "./access.ts";
import { companionMatches, freedOnDelete } from "./companions.ts";
import { globalFunctions } from "./global.ts";
import { matchGroup, matchPath } from "./place.ts";
import { Sheet } from "./sheet.ts";
import { defineBrings, defineChanges, defineValid, writableBy, type Writable } from "./writes.ts";

/** The `match` block of one entity, its weight per operation, and what it could not say. */
export interface Match {
  readonly piece: Piece;
  readonly sheet: Sheet;
  readonly writable: Writable;
  readonly weights: readonly { readonly operation: string; readonly weight: Weight }[];
  readonly unsayable: readonly { readonly operation: Operation; readonly why: string }[];
  /** Shared functions that it calls. */
  readonly uses: readonly string[];
  /** What its `match` statements say, one by one: the entity's own, then those of queries over all collections of its name, and of companions. */
  readonly blocks: readonly RuleBlock[];
}

/** What one `match` statement says. */
export interface RuleBlock {
  readonly path: string;
  readonly comment: string;
  readonly allows: readonly Pick<Allow, "operations" | "rule">[];
  readonly functions: readonly RuleFunction[];
}

export interface Allow {
  readonly operations: readonly string[];
  readonly access: Operation;
  readonly rule: Rule;
}

const stored = member(name("resource"), "data");
const sent = member(name("request"), "resource", "data");
const indent = "    ";

/** The block within the budget: what does not fit is given up, a part of it after the other, and each time made again. */
export function matchWithinBudget(entity: Entity, schema: Schema, constraints: readonly Constraint[]): Match {
  const dropped = new Set<string>();
  for (;;) {
    const match = makeMatch(entity, schema, constraints, dropped);
    const next = fits(match) ? [] : nextToDrop(match, dropped);
    if (next.length === 0) return match;
    for (const id of next) dropped.add(id);
  }
}

/** Whether every operation's rules cost no more than one request may. */
export function fits(match: Match): boolean {
  return match.weights.every(({ weight }) => weight.expressions <= limits.kept && weight.lookups <= limits.lookups && weight.calls < limits.calls);
}

/**
 * What to give up next: of the things of which one alone is enough, the one that loses the fewest demands, then the one that saves the least;
 * if none is enough, the costliest, as many as save half of what is too much: hundreds of lists would be made hundreds of times otherwise.
 * Of equals the last of the contract.
 */
function nextToDrop(match: Match, dropped: ReadonlySet<string>): readonly string[] {
  const left = [...match.sheet.droppable.values()].filter((each) => !dropped.has(each.id)).reverse();
  const over = Math.max(...match.weights.map(({ weight }) => weight.expressions)) - limits.kept;
  const [enough] = left.filter((each) => each.saves >= over).sort((a, b) => a.demands - b.demands || a.saves - b.saves);
  if (enough !== undefined) return [enough.id];
  const next: string[] = [];
  let saved = 0;
  for (const { id, saves } of left.sort((a, b) => b.saves - a.saves)) {
    if (next.length > 0 && saved + saves > over / 2) break;
    next.push(id);
    saved += saves;
  }
  return next;
}

function makeMatch(entity: Entity, schema: Schema, constraints: readonly Constraint[], dropped: ReadonlySet<string>): Match {
  const sheet = new Sheet(entity, schema.project, constraints, dropped, globalFunctions(schema));
  const access = (operation: Operation): Access => accessRule(sheet, schema, operation);
  const [read, create, update, remove] = [access("read"), access("create"), access("update"), access("delete")] as const;
  const list = listRule(sheet, schema, read);
  const writable = writableBy(sheet, { creates: isOpen(entity, "create") && create.cannot === undefined, updates: isOpen(entity, "update") && update.cannot === undefined });
  const brings = writable.creates ? [call(defineBrings(sheet, writable), sent)] : [];
  const changes = writable.updates ? [call(defineChanges(sheet, writable), sent, stored)] : [];
  const valid = defineValid(sheet, schema, writable);
  const asks = (names: readonly string[]): readonly Rule[] => names.map((each) => call(each, sent));
  const allows: readonly Allow[] = [
    ...reads(condition(read, stored), condition(list, stored)),
    { operations: ["create"], access: "create", rule: writable.creates ? all(condition(create, sent), ...brings, ...asks(valid.create)) : never },
    { operations: ["update"], access: "update", rule: writable.updates ? all(condition(update, stored, sent), ...changes, ...asks(valid.update)) : never },
    { operations: ["delete"], access: "delete", rule: isOpen(entity, "delete") ? all(condition(remove, stored), ...freedOnDelete(sheet, stored)) : never },
  ];
  const group = entityWords(entity).group === true && isOpen(entity, "read") ? condition(listAllRule(sheet, schema), stored) : undefined;
  const unsayable = ([["read", read], ["create", create], ["update", update], ["delete", remove]] as const)
    .flatMap(([operation, { cannot }]) => (cannot === undefined ? [] : [{ operation, why: cannot }]));
  const companions = writable.creates || writable.updates || isOpen(entity, "delete") ? companionMatches(sheet, indent) : { pieces: [], weights: [], blocks: [] };
  const own = ownFunctions(sheet, schema);
  const known = new Map<string, Weight>();
  const location = locationOf(entity, schema.project);
  return {
    blocks: [
      { path: matchPath(location), comment: `${entity.id}: ${entity.description}`, allows, functions: own.filter((made) => made.name !== listsAll) },
      ...(group === undefined ? [] : [{ path: matchGroup(location), comment: `${entity.id}, wherever it stands`, allows: [{ operations: ["list"], rule: group }], functions: own.filter((made) => made.name === listsAll) }]),
      ...companions.blocks,
    ],
    piece: [printMatch(entity, schema, allows, own.filter((made) => made.name !== listsAll)), ...(group === undefined ? [] : printGroup(entity, schema, group, own)), ...companions.pieces],
    sheet, writable, unsayable,
    uses: [...usedBy([...allows.map(({ rule }) => rule), ...(group === undefined ? [] : [group])], own)],
    weights: [...allows.flatMap(({ operations: asked, rule }) => asked.map((operation) => {
      // What one statement refuses of a query, the other is asked; `||` itself costs nothing between statements.
      const both = group !== undefined && operation === "list" ? added(weigh(rule, sheet.functions, known), weigh(group, sheet.functions, known)) : weigh(rule, sheet.functions, known);
      return { operation, weight: both };
    })), ...companions.weights],
  };
}

/** Of two statements that are both evaluated. */
function added(one: Weight, other: Weight): Weight {
  return {
    expressions: one.expressions + other.expressions, lookups: one.lookups + other.lookups,
    calls: Math.max(one.calls, other.calls), depth: Math.max(one.depth, other.depth),
  };
}

/** No client at all: one statement for every operation. */
function printClosed(entity: Entity): Piece {
  return operations.reduce<Piece>((inner, operation) => mark(`${entity.id}:access:${operation}`, inner), "allow read, write: if false;");
}

function usedBy(rules: readonly Rule[], own: readonly RuleFunction[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const rule of rules) addCalled(rule, names);
  for (const { body, lets = [] } of own) for (const rule of [body, ...lets.map(([, value]) => value)]) addCalled(rule, names);
  return names;
}

/** Reading is getting and listing; one statement where both ask the same. */
function reads(get: Rule, list: Rule): readonly Allow[] {
  if (JSON.stringify(get) === JSON.stringify(list)) return [{ operations: ["get", "list"], access: "read", rule: get }];
  return [{ operations: ["get"], access: "read", rule: get }, { operations: ["list"], access: "read", rule: list }];
}

function ownFunctions(sheet: Sheet, schema: Schema): readonly RuleFunction[] {
  const shared = globalFunctions(schema);
  const own = [...sheet.functions.values()].filter((made) => !shared.has(made.name));
  const order = ["mayRead", "mayList", "mayCreate", "mayUpdate", "mayDelete", "brings", "validNew", "changes", "valid"];
  const rank = (made: RuleFunction): number => (order.includes(made.name) ? order.indexOf(made.name) : order.length);
  return own.map((made, index) => ({ made, index })).sort((a, b) => rank(a.made) - rank(b.made) || a.index - b.index).map(({ made }) => made);
}

function printMatch(entity: Entity, schema: Schema, allows: readonly Allow[], functions: readonly RuleFunction[]): Piece {
  const title = rulesComment(`${entity.id}: ${entity.description}`).map((line) => `${indent}${line}\n`);
  const printed = allows.map(({ operations, rule }): Piece => [`${indent}  allow ${operations.join(", ")}: if `, printLines(conjuncts(rule), `${indent}    `), ";\n"]);
  const path = matchPath(locationOf(entity, schema.project));
  if (entity.access === undefined) return [...title, `${indent}match ${path} {\n${indent}  `, printClosed(entity), `\n${indent}}\n`];
  const reading = allows.filter((allow) => allow.access === "read").length;
  const [create, ...changing] = printed.slice(reading).map((piece, index) => mark(`${entity.id}:access:${allows[reading + index]?.access}`, piece));
  const statements = [
    mark(`${entity.id}:access:read`, printed.slice(0, reading)), create ?? "",
    ...(entity.appendOnly === undefined ? changing : [mark(`${entity.id}:appendOnly`, changing)]),
  ];
  return [
    ...title, `${indent}match ${path} {\n`, ...statements,
    ...functions.flatMap((made): Piece[] => ["\n", printFunction(made, `${indent}  `)]), `${indent}}\n`,
  ];
}


/** Queries over all collections of this name, by a statement of their own: what stands above a document is not known there. */
function printGroup(entity: Entity, schema: Schema, rule: Rule, own: readonly RuleFunction[]): readonly Piece[] {
  return [
    "\n", ...rulesComment(`${entity.id}, wherever it stands`).map((line) => `${indent}${line}\n`), `${indent}match ${matchGroup(locationOf(entity, schema.project))} {\n`,
    `${indent}  allow list: if `, printLines(conjuncts(rule), `${indent}    `), ";\n",
    ...own.filter((made) => made.name === listsAll).flatMap((made): Piece[] => ["\n", printFunction(made, `${indent}  `)]), `${indent}}\n`,
  ];
}
