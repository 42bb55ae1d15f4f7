import {
  entityOf, everyNode, type Entity, type Equality, type Expression, type Field, type FieldRef, type In, type Literal, type Order, type Quantifier, type Reference, type Schema, type Type,
} from "@concord/core";
import { store } from "./block.ts";
import { claimRule, uidRule } from "./emit/caller.ts";
import { documentId } from "./emit/document-id.ts";
import { literalRule } from "./emit/literal.ts";
import { collectionOf, storedFields, storedName } from "./names.ts";
import { all, any, at, binary, call, documentPath, list, member, method, name, not, nothing, text, texts, whole, type Rule } from "./rules/rule.ts";
import { isUnits, unitsOf } from "./units.ts";

/** What an expression is translated for. */
export interface Scene {
  readonly schema: Schema;
  readonly entity: Entity;
  /** The document's data. */
  readonly record: Rule;
  /**
   * For `list`: only what the query filters by is known. A field that it does not filter by must be an error, which denies, and no null,
   * which could allow: so every field is read directly there.
   */
  readonly known: "the document" | "the query's filter";
}

/** The expression as a rule, or why rules can't say it. Two-valued where the contract's is: an absent field is null. */
export function translate(expression: Expression, scene: Scene): { readonly rule: Rule } | { readonly cannot: string } {
  try {
    return { rule: new Translation(scene, new Map()).condition(expression, true) };
  } catch (error) {
    if (error instanceof Unsayable) return { cannot: error.message };
    throw error;
  }
}

class Unsayable extends Error {}

/** More members would cost more than a request has. */
const mostMembers = 200;

interface Member { readonly rule: Rule; readonly type: Type }

/**
 * `plain`: the place is reached through `&&` and `||` alone, where an error counts as false; elsewhere (under `!`, in `?:`)
 * a document that a relation leads to and that is not there must be seen as absent.
 */
class Translation {
  readonly #scene: Scene;
  readonly #variables: ReadonlyMap<string, Member>;

  constructor(scene: Scene, variables: ReadonlyMap<string, Member>) {
    this.#scene = scene;
    this.#variables = variables;
  }

  condition(expression: Expression, plain: boolean): Rule {
    switch (expression.op) {
      case "&&":
        return all(...chain(expression, "&&").map((each) => this.condition(each, plain)));
      case "||":
        return any(...chain(expression, "||").map((each) => this.condition(each, plain)));
      case "!":
        return not(this.condition(expression.operand, false));
      case "==":
      case "!=":
        return this.#present(expression, plain, false, () => this.#equality(expression, plain));
      case "<":
      case "<=":
      case ">":
      case ">=":
        return this.#present(expression, plain, true, () => this.#order(expression));
      case "in":
        return this.#present(expression, plain, true, () => this.#in(expression));
      case "all":
      case "exists":
        return this.#quantifier(expression);
      case "hasRole":
        return call("hasRole", text(expression.role));
      case "?:":
        return { is: "choice", test: this.condition(expression.test, false), yes: this.condition(expression.then, false), no: this.condition(expression.else, false) };
      case "field":
        return this.#present(expression, plain, true, () => this.#value(expression));
      default:
        return this.#value(expression);
    }
  }

  #value(expression: Expression): Rule {
    switch (expression.op) {
      case "literal":
        return literalRule(expression);
      case "field":
        return this.#field(expression);
      case "auth":
        return expression.what === "uid" ? uidRule(this.#scene.schema) : claimRule(this.#scene.schema, expression.claim as string);
      case "now":
        return member(name("request"), "time");
      case "+":
      case "-":
      case "*":
        return binary(this.#value(expression.left), expression.op, this.#value(expression.right));
      case "negate":
        return { is: "unary", op: "-", operand: this.#value(expression.operand) };
      case "size":
        return method(this.#field(expression.list), "size");
      case "?:":
        return { is: "choice", test: this.condition(expression.test, false), yes: this.#value(expression.then), no: this.#value(expression.else) };
      default:
        return this.condition(expression, false);
    }
  }

  #equality(expression: Equality, plain: boolean): Rule {
    const { left, right, op } = expression;
    if (left.is === "decimal" && right.is === "decimal") {
      const [a, b] = this.#decimals(left, right, true);
      return binary(a, op, b);
    }
    const reads = (side: Expression, other: Expression): Rule => {
      const led = side.op === "field" && side.of === "relation";
      const errorIsFalse = plain && op === "==" && !other.optional;
      return led && !errorIsFalse && this.#scene.known === "the document" ? this.#total(side) : this.#value(side);
    };
    return binary(reads(left, right), op, reads(right, left));
  }

  #order({ left, op, right }: Order): Rule {
    const [a, b] = left.is === "decimal" ? this.#decimals(left, right, false) : [this.#value(left), this.#value(right)];
    return binary(a, op, b);
  }

  #in({ left, right }: In): Rule {
    if ("op" in right) return this.#inList(left, right as FieldRef);
    const literals = right as readonly Literal[];
    if (left.is === "decimal" || left.is === "float" || left.is === "timestamp") {
      return any(...literals.map((each) => this.#equality({ ...each, op: "==", is: "boolean", left, right: each }, true)));
    }
    return binary(this.#value(left), "in", left.is === "string" || left.is === "enum" ? texts(literals.map((each) => String(each.value))) : list(literals.map(literalRule)));
  }

  #inList(left: Expression, right: FieldRef): Rule {
    const members = this.#field(right);
    const type = this.#typeOf(right);
    const of = type.kind === "list" ? type.of : type;
    if (of.kind === "decimal" && (!isUnits(of) || (left.op === "field" && left.scale !== of.scale))) throw new Unsayable("decimals of other digits are other values in documents");
    if (of.kind === "float") return this.#eachMember(right, (each) => binary(this.#value(left), "==", each.rule), "exists");
    return binary(of.kind === "decimal" ? this.#units(left, of.scale) : this.#value(left), "in", members);
  }

  #quantifier({ op, list: ref, variable, body }: Quantifier): Rule {
    return this.#eachMember(ref, (each) => new Translation(this.#scene, new Map([...this.#variables, [variable, each]])).condition(body, false), op);
  }

  /** Rules can't walk a list: each member that could be there is asked by its index. */
  #eachMember(ref: FieldRef, ask: (member: Member) => Rule, op: "all" | "exists"): Rule {
    const type = this.#typeOf(ref);
    if (type.kind !== "list" || type.maxItems === undefined || type.maxItems > mostMembers) throw new Unsayable("rules can't walk a list of so many members");
    const of = type.of;
    const members = this.#field(ref);
    const asked = Array.from({ length: type.maxItems }, (_, index) => {
      const there = binary(method(members, "size"), op === "all" ? "<=" : ">", whole(index));
      const rule = ask({ rule: { is: "index", of: members, key: whole(index) }, type: of });
      return op === "all" ? any(there, rule) : all(there, rule);
    });
    return op === "all" ? all(...asked) : any(...asked);
  }

  /** Both sides at one scale, as units; equality also between texts of one scale. */
  #decimals(left: Expression, right: Expression, equality: boolean): readonly [Rule, Rule] {
    if ([left, right].some((side) => this.#holdsText(side))) {
      const scales = new Set([left, right].flatMap((side) => (side.op === "field" ? [side.scale as number] : [])));
      const simple = [left, right].every((side) => side.op === "literal" || (side.op === "field" && this.#holdsText(side)));
      if (!equality || !simple || scales.size !== 1) throw new Unsayable("decimals of more than 15 digits are text in documents, and text has another order");
      const [scale] = scales as unknown as readonly [number];
      return [this.#decimalText(left, scale), this.#decimalText(right, scale)];
    }
    const scale = Math.max(this.#scaleOf(left), this.#scaleOf(right));
    return [this.#units(left, scale), this.#units(right, scale)];
  }

  #holdsText(expression: Expression): boolean {
    if (expression.op === "?:") return this.#holdsText(expression.then) || this.#holdsText(expression.else);
    return expression.op === "field" && !isUnits({ kind: "decimal", precision: expression.precision as number, scale: expression.scale as number });
  }

  #decimalText(expression: Expression, scale: number): Rule {
    if (expression.op !== "literal" || typeof expression.value !== "string") return this.#value(expression);
    const [integer, fraction = ""] = expression.value.split(".") as [string, string?];
    return text(scale === 0 ? integer : `${integer}.${fraction.padEnd(scale, "0")}`);
  }

  #scaleOf(expression: Expression): number {
    if (expression.op === "?:") return Math.max(this.#scaleOf(expression.then), this.#scaleOf(expression.else));
    if (expression.op === "field") return expression.scale as number;
    return expression.op === "literal" ? String(expression.value).split(".")[1]?.length ?? 0 : 0;
  }

  #units(expression: Expression, scale: number): Rule {
    if (expression.op === "?:") {
      return { is: "choice", test: this.condition(expression.test, false), yes: this.#units(expression.then, scale), no: this.#units(expression.else, scale) };
    }
    if (expression.op === "literal" && expression.value !== null) return whole(unitsOf(String(expression.value), scale));
    const value = this.#value(expression);
    const more = scale - this.#scaleOf(expression);
    if (expression.op !== "field" || more === 0) return value;
    if ((expression.precision as number) + more > 18) throw new Unsayable("at one scale these decimals need more than 64 bits");
    const product = binary(value, "*", whole(10n ** BigInt(more)));
    return expression.optional ? { is: "choice", test: binary(value, "==", nothing), yes: nothing, no: product } : product;
  }

  /** With a relation somewhere inside, and where an error would not be false: only if its document is there. */
  #present(expression: Expression, plain: boolean, errs: boolean, make: () => Rule): Rule {
    if (plain || !errs || this.#scene.known === "the query's filter") return make();
    const tests = relationsIn(expression).map((ref) => this.#documentIsThere(this.#referenceOf(ref)));
    return all(...tests, make());
  }

  #field(ref: FieldRef): Rule {
    if (ref.variable !== undefined) return this.#walk((this.#variables.get(ref.variable) as Member).rule, ref, this.#fieldsOf(ref));
    if (ref.of === "record") return this.#walk(this.#scene.record, ref, this.#fieldsOf(ref));
    const reference = this.#referenceOf(ref);
    return this.#walk(member(call("get", this.#pathTo(reference)), "data"), ref, this.#fieldsOf(ref));
  }

  /** A relation's field, null where the reference is absent or leads nowhere. */
  #total(ref: FieldRef): Rule {
    return { is: "choice", test: this.#documentIsThere(this.#referenceOf(ref)), yes: this.#field(ref), no: nothing };
  }

  #walk(from: Rule, ref: FieldRef, fields: readonly Field[]): Rule {
    const keys = this.#keys(ref.path, fields);
    const absentKeys = ref.optionalSteps.length > 0 && ref.optional && this.#scene.known === "the document";
    if (!absentKeys || keys.length === 0) return keys.reduce(at, from);
    return method(from, "get", keys.length === 1 ? text(keys[0] as string) : texts(keys), nothing);
  }

  #keys(path: readonly string[], fields: readonly Field[]): readonly string[] {
    const keys: string[] = [];
    let inside = fields;
    for (const step of path) {
      const field = inside.find((each) => each.name === step);
      if (field === undefined) throw new Unsayable(`${step} is not in Firestore`);
      keys.push(storedName(field, this.#scene.schema.project));
      inside = field.type.kind === "object" ? field.type.fields : [];
    }
    return keys;
  }

  #fieldsOf(ref: FieldRef): readonly Field[] {
    if (ref.variable !== undefined) {
      const { type } = this.#variables.get(ref.variable) as Member;
      return type.kind === "object" ? type.fields : [];
    }
    return storedFields(ref.of === "record" ? this.#scene.entity : entityOf(this.#scene.schema, this.#referenceOf(ref).to));
  }

  #typeOf(ref: FieldRef): Type {
    let type: Type = { kind: "object", fields: this.#fieldsOf(ref) };
    if (ref.variable !== undefined && ref.path.length === 0) return (this.#variables.get(ref.variable) as Member).type;
    for (const step of ref.path) type = (type.kind === "object" ? type.fields.find((field) => field.name === step)?.type : undefined) ?? type;
    return type;
  }

  #referenceOf(ref: FieldRef): Reference {
    const reference = this.#scene.entity.references.find((each) => each.relation === ref.relation);
    if (reference === undefined) throw new Unsayable(`there is no relation ${ref.relation}`);
    if (!entityOf(this.#scene.schema, reference.to).stores.includes(store.name)) throw new Unsayable(`${reference.to} is not in Firestore`);
    return reference;
  }

  #pathTo(reference: Reference): Rule {
    const { schema, entity, record } = this.#scene;
    const target = entityOf(schema, reference.to);
    const by = reference.by.map((each) => storedFields(entity).find((field) => field.name === each));
    if (by.includes(undefined)) throw new Unsayable(`${reference.by.join(", ")} is not in Firestore`);
    return documentPath(collectionOf(target, schema.project), documentId(by as readonly Field[], record, schema.project));
  }

  #documentIsThere(reference: Reference): Rule {
    const { entity, record, schema } = this.#scene;
    const optional = storedFields(entity).filter((field) => reference.by.includes(field.name) && field.optional);
    const given = optional.map((field) => binary(text(storedName(field, schema.project)), "in", record));
    return all(...given, call("exists", this.#pathTo(reference)));
  }
}

/** The operands of a chain of one operator, in order. */
function chain(expression: Expression, op: "&&" | "||"): readonly Expression[] {
  return expression.op === op ? [...chain(expression.left, op), ...chain(expression.right, op)] : [expression];
}

function relationsIn(expression: Expression): readonly FieldRef[] {
  const found = new Map<string, FieldRef>();
  for (const node of everyNode(expression)) if (node.op === "field" && node.relation !== undefined) found.set(node.relation, node);
  return [...found.values()];
}
