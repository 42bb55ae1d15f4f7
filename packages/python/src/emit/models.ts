import {
  aboutShape, checksOfShape, computedChecks, isNormalised, isSayable, mark, messages, namedShapeOf, partingOf, print, shapeNames, shapeOf,
  type Check, type Entity, type GeneratedFile, type Piece, type Place, type Shape, type ShapeField, type ShapeName,
} from "@concord/core";
import { printExpression } from "../expression.ts";
import { fileOf, modelOf } from "../names.ts";
import { propertyOf } from "../property.ts";
import { comment, docstring, text } from "../quote.ts";
import { Scope } from "../scope.ts";
import { markOf, said, stepOf, type Site } from "../site.ts";

const about: Readonly<Record<ShapeName, string>> = {
  record: "A whole record: closed, with every required field.",
  read: "A record as readers take it: keys that they do not know are no mistake.",
  create: "A new record, without what the store makes; what has a default may be left out, and is filled in.",
  patch: "A change: what is given is replaced, and None takes an optional value away.",
};

/**
 * An entity's Pydantic models, and where the marks of its constraints came to stand. Synchronous and total.
 * @param hasRows whether a row of its table holds a record: models then read it.
 */
export function modelsFile(entity: Entity, hasRows: boolean): { readonly file: GeneratedFile; readonly places: ReadonlyMap<string, Place> } {
  const shapes = [...shapeNames.map((name) => ({ shape: shapeOf(entity, name), about: about[name] })), ...entity.shapes.map((named) => ({ shape: namedShapeOf(named), about: aboutShape(named) }))];
  const scope = new Scope(shapes.map(({ shape }) => modelOf(entity, shape.name)));
  const checks = [...entity.checks, ...computedChecks(entity)].filter((check) => isSayable(entity, check));
  const conditions = [
    ...checks.map((check) => conditionOf(check, undefined, scope)),
    ...entity.shapes.flatMap((named) => named.checks.map((check) => conditionOf(check, named.name, scope))),
  ];
  const models = shapes.map((each) => modelOfShape(entity, each.shape, each.about, checks, scope, hasRows));
  const path = fileOf(entity, "models");
  const imports = scope.imports();
  const spoken = text(entity.file).slice(1, -1);
  const head: Piece = [
    `"""The Pydantic models of ${entity.id}. Made by concord from ${spoken}; change it there."""\n\n`, imports, imports === "" ? "" : "\n", "from ... import _models as _c\n",
  ];
  const usesValues = conditions.some((each) => String(each).includes("_v."));
  const own = [hasRows ? "from ... import _rows as _row\n" : "", usesValues ? "from ... import _values as _v\n" : "", hasRows ? "from .records import columns as _columns\n" : ""];
  const { text: whole, places } = print(path, [head, own, conditions, models]);
  return { file: { path, text: whole }, places };
}

/** What a check demands of a model. */
function conditionOf(check: Check, shape: string | undefined, scope: Scope): string {
  const condition = printExpression(check.if.tree, scope);
  return `\n\ndef ${functionOf(check, shape)}(record: ${scope.use("Any")}) -> bool:\n    ${comment(check.if.text.trim())}    return ${condition}\n`;
}

function functionOf(check: Check, shape: string | undefined): string {
  return `_holds_${shape === undefined ? "" : `${shape}__`}${check.name}`;
}

function modelOfShape(entity: Entity, shape: Shape, told: string, checks: readonly Check[], scope: Scope, hasRows: boolean): Piece {
  const { named, closed, partial } = shape;
  const marked = named !== undefined || shape.name === "record";
  const path = named === undefined ? [] : [stepOf(named.name)];
  const site: Site = { scope, owner: entityClass(entity), mode: "write", path, marked, documents: false, beside: new Set(shape.fields.map(({ field }) => field.name)) };
  const properties = inOrder(shape.fields).map((each) => propertyOf(each, siteOf(each, shape, site), shape.given && !partial));
  const asked = checksOfShape(shape, checks);
  const within = scope.classes();
  const base = named === undefined ? said(site, "closed", parentOf(closed)) : said(site, closed ? ["type", "closed"] : "type", parentOf(closed));
  return [
    within,
    "\n\nclass ", `${modelOf(entity, shape.name)}(`, base, "):\n", docstring(told, "    "),
    properties.length === 0 ? "" : ["\n", properties],
    asked.length === 0 ? "" : checksMethod(asked, shape, scope),
    hasRows && named === undefined && !shape.given ? rowMethod(scope) : "",
  ];
}

function rowMethod(scope: Scope): Piece {
  return `
    @classmethod
    def from_db(cls, row: _row.Row) -> ${scope.use("Self")}:
        """The record of a row of the table, as a driver of PostgreSQL gives it, or as JSON read with parse_float=Decimal; columns beside the record's are left."""
        return cls.model_validate(_row.record_of(row, _columns))
`;
}

/** The name that classes of objects within are called after. */
function entityClass(entity: Entity): string {
  return modelOf(entity, "");
}

function parentOf(closed: boolean): string {
  return closed ? "_c.Closed" : "_c.Open";
}

/** Where a field is printed: one of the record has the record's path in every shape, one that a shape adds the shape's. */
function siteOf({ field }: ShapeField, shape: Shape, site: Site): Site {
  const documents = field.stores.includes("firestore");
  if (shape.named?.added.includes(field) === true) return { ...site, documents, mode: shape.given && isNormalised(field.type) ? "given" : shape.closed ? "write" : "read" };
  const mode = !shape.closed ? "read" : shape.given && isNormalised(field.type) ? "given" : "write";
  return { ...site, documents, mode, path: [], marked: shape.name === "record" && shape.named === undefined };
}

/** The field on which unions hang comes first, since values are asked one after the other. */
function inOrder(fields: readonly ShapeField[]): readonly ShapeField[] {
  const by = partingOf(fields.map(({ field }) => field))?.by.name;
  return [...fields.filter(({ field }) => field.name === by), ...fields.filter(({ field }) => field.name !== by)];
}

/** Asked once every field is valid by itself. */
function checksMethod(asked: readonly Check[], { name, named }: Shape, scope: Scope): Piece {
  const lines = asked.map((check): Piece => {
    const own = named?.checks.includes(check) === true ? named.name : undefined;
    const statement = `_c.demand(${functionOf(check, own)}(self), ${text(check.name)}, ${text(messages.check(check))})`;
    const path = named === undefined ? [check.name] : [stepOf(named.name), check.name];
    return ["        ", named !== undefined || name === "record" ? mark(markOf(path, "check"), statement) : statement, "\n"];
  });
  return [`\n    @${scope.use("model_validator")}(mode="after")\n    def _checks(self) -> ${scope.use("Self")}:\n`, lines, "        return self\n"];
}
