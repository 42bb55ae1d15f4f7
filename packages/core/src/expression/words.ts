import type { Expression } from "./expression.ts";

/** What people may write in an expression, a line each, and where it may stand. */
export interface ExpressionLine { readonly written: string; readonly about: string; readonly example: string; readonly in: "checks" | "access" }

const sum = "A sum, difference or product of whole numbers whose bounds keep it exact; + joins texts in a computed field.";
const order = "Compares numbers, dates, times or moments that are there. Text has no order that all stores share.";

/** A line of documentation for everything that an expression is made of. */
export const expressionLines: Readonly<Record<Exclude<Expression["op"], "negate">, ExpressionLine>> = {
  literal: { written: "'text' 1 0.10 true null", about: "A value. Text stands in quotes; a moment is text in the contract's own form; null is the absent value.", example: "status != 'shipped'", in: "checks" },
  field: { written: "field, object.field, relation.field", about: "A field of the record, through objects with a dot. In access, one reference may be followed: customer.ownerUid follows customerId.", example: "auth.uid == customer.ownerUid", in: "access" },
  auth: { written: "auth.uid, auth.claims.name", about: "The caller: the id, which compares with fields of the type uid, and the claims that project.yaml declares. In access alone.", example: "auth.uid == ownerUid", in: "access" },
  hasRole: { written: "hasRole('admin')", about: "Whether the caller has the role. In access alone.", example: "hasRole('admin')", in: "access" },
  now: { written: "now", about: "The time of the request. In access alone.", example: "dueAt > now", in: "access" },
  "==": { written: "a == b", about: "Whether both are the same. An absent field equals null and nothing else; the answer is always true or false.", example: "note == null", in: "checks" },
  "!=": { written: "a != b", about: "Whether they differ. An absent field differs from every value.", example: "code != 'none'", in: "checks" },
  "<": { written: "a < b", about: order, example: "quantity < 100", in: "checks" },
  "<=": { written: "a <= b", about: order, example: "total <= 999.99", in: "checks" },
  ">": { written: "a > b", about: order, example: "dueAt > createdAt", in: "checks" },
  ">=": { written: "a >= b", about: order, example: "quantity >= 1", in: "checks" },
  "&&": { written: "a && b", about: "Both hold. What the left side proves to be there may be used on the right.", example: "quantity > 0 && total > 0.00", in: "checks" },
  "||": { written: "a || b", about: "One of them holds. Where the left side is that a field is absent, the right side may use it.", example: "note == null || quantity > 0", in: "checks" },
  "!": { written: "!a", about: "It does not hold.", example: "!(status == 'paid' && quantity == 0)", in: "checks" },
  in: { written: "a in ['x', 'y'], a in list", about: "Whether the value is one of those, or a member of a list field.", example: "status in ['open', 'paid']", in: "checks" },
  "+": { written: "a + b", about: sum, example: "quantity + 1 > 0", in: "checks" },
  "-": { written: "a - b", about: sum, example: "quantity - 1 < 100", in: "checks" },
  "*": { written: "a * b", about: sum, example: "quantity * 2 < 500", in: "checks" },
  "?:": { written: "a ? b : c", about: "The first of two where the condition holds, else the second.", example: "status == 'paid' ? quantity > 0 : true", in: "checks" },
  size: { written: "size(list)", about: "The number of members of a list.", example: "size(tags) > 0", in: "checks" },
  all: { written: "list.all(each, …)", about: "Whether a condition holds for every member of a list that has maxItems.", example: "tags.all(tag, tag != 'none')", in: "checks" },
  exists: { written: "list.exists(each, …)", about: "Whether a condition holds for some member of a list that has maxItems.", example: "tags.exists(tag, tag == 'new')", in: "checks" },
};
