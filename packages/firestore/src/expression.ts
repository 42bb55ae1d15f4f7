import { everyNode, type Equality, type Expression, type FieldRef, type In, type Literal, type Order, type Quantifier } from "@concord/core";
import { claimRule, uidRule } from "./emit/caller.ts";
import { literalRule } from "./emit/literal.ts";
import { Reads, Unsayable, type Member, type Scene } from "./emit/reads.ts";
import { all, any, binary, call, list, member, method, name, not, nothing, text, texts, whole, type Rule } from "./rules/rule.ts";
import { isUnits, unitsOf } from "./units.ts";

/** The expression as a rule, or why rules can't say it. Two-valued where the contract's is: an absent field is null. */
export function translate(expression: Expression, scene: Scene): { readonly rule: Rule } | { readonly cannot: string } {
  try {
    return { rule: new Translation(scene, new Map()).condition(expression, true) };
  } catch (error) {
    if (error instanceof Unsayable) return { cannot: error.message };
    throw error;
  }
}

/** More members would cost more than a request has. */
const mostMembers = 200;

/**
 * `plain`: the place is reached through `&&` and `||` alone, where an error counts as false; elsewhere (under `!`, in `?:`)
 * a document that a relation leads to and that is not there must be seen as absent.
 */
class Translation {
  readonly #scene: Scene;
  readonly #variables: ReadonlyMap<string, Member>;
  readonly #reads: Reads;

  constructor(scene: Scene, variables: ReadonlyMap<string, Member>) {
    this.#scene = scene;
    this.#variables = variables;
    this.#reads = new Reads(scene, variables);
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
        return this.#reads.field(expression);
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
        return method(this.#reads.field(expression.list), "size");
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
      return led && !errorIsFalse && this.#scene.known === "the document" ? this.#reads.orAbsent(side) : this.#value(side);
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
    const members = this.#reads.field(right);
    const type = this.#reads.typeOf(right);
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
    const type = this.#reads.typeOf(ref);
    if (type.kind !== "list" || type.maxItems === undefined || type.maxItems > mostMembers) throw new Unsayable("rules can't walk a list of so many members");
    const of = type.of;
    const members = this.#reads.field(ref);
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
    const tests = relationsIn(expression).map((ref) => this.#reads.isThere(ref));
    return all(...tests, make());
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
