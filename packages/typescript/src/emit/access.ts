import {
  accessTo, entityOf, operations, reachable, type Entity, type Expression, type Field, type GeneratedFile, type Json, type Operation, type Schema, type Type,
} from "@concord/core";
import { docComment, lineComment, literal, printExpression, text } from "@concord/jsonschema";
import { Imports } from "../imports.ts";
import { fileOf, pascal } from "../names.ts";
import { accessSupport } from "./support/access.ts";

/**
 * `access/<namespace>/<name>.ts` for every entity with an access line that lets somebody in, and what they share: `can(action, auth, old, next)`, which asks what
 * security rules and row policies ask, of the application's values and of a caller. It is a courtesy to people (a button that is not there), never what protects the data.
 */
export function accessFiles(schema: Schema): readonly GeneratedFile[] {
  const open = schema.entities.filter((entity) => reachable(entity, ...operations));
  return open.length === 0 ? [] : [{ path: "access/concord.ts", text: accessSupport }, ...open.map((entity) => accessFile(entity, schema))];
}

function accessFile(entity: Entity, schema: Schema): GeneratedFile {
  const imports = new Imports(["Caller", "Around", "can", "created", "updated", ...operations.map(mayOf)]);
  const helper = (name: string): string => imports.value("../concord.js", name);
  const typeOf = (of: Entity): string => imports.type(`../../${fileOf("types", of).replace(/\.ts$/u, ".js")}`, pascal(of.name));
  const record = typeOf(entity);
  const asked = operations.filter((operation) => reachable(entity, operation));
  const relations = entity.references.filter(({ relation, when }) => when === undefined && asked.some((operation) => follows(accessTo(entity, operation).if?.tree, relation)));
  const related = relations.map((each) => `readonly ${each.relation}?: (record: ${record}) => ${typeOf(entityOf(schema, each.to))} | undefined`);
  const claims = Object.entries(schema.project.auth.claims).map(([name, { type }]) => `readonly ${text(name)}?: ${type === "integer" ? "number" : type}`);
  const body = [
    "\n/** Who asks. Without a uid nobody has signed in. */\nexport interface Caller {\n  readonly uid?: string | undefined;\n  readonly roles?: readonly string[] | undefined;\n",
    claims.length === 0 ? "}\n" : `  readonly claims?: { ${claims.join("; ")} } | undefined;\n}\n`,
    "\n/** What else is looked at: the moment of the request, and the records that references lead to. What is not given is not there. */\nexport interface Around {\n  readonly now?: Date | string | undefined;\n",
    related.length === 0 ? "}\n" : `  readonly related?: { ${related.join("; ")} } | undefined;\n}\n`,
    docComment([`\nWhether access lets the caller do this to a ${entity.name}: \`old\` is stored, \`next\` is what it would become. Whether \`next\` is valid, codecs and validators say.`, ...asked.map((each) => `${each}: ${lineOf(entity, each)}`)].map((each) => each.trim()), "").replace(/^/u, "\n"),
    `export function can(action: ${operations.map(text).join(" | ")}, auth: Caller | undefined, old: ${record} | undefined, next?: Partial<${record}>, around: Around = {}): boolean {\n  switch (action) {\n`,
    ...operations.map((operation) => `    case ${text(operation)}: return ${answer(entity, operation, helper)};\n`),
    "  }\n}\n",
    ...asked.map((operation) => condition(entity, operation, schema, helper)),
    asked.includes("create") ? kept("created", "next: any, around: any", entity.fields.flatMap((field) => onCreate(entity, field, helper))) : "",
    asked.includes("update") ? kept("updated", "old: any, next: any, around: any", entity.fields.flatMap((field) => onUpdate(entity, field, helper))) : "",
  ].join("");
  return { path: `access/${entity.namespace}/${entity.name}.ts`, text: `${lineComment(`Made by concord from ${entity.file}; change it there.`)}${imports.print()}${body}` };
}

function mayOf(operation: Operation): string {
  return `may${pascal(operation)}`;
}

function lineOf(entity: Entity, operation: Operation): string {
  const { who, if: written } = accessTo(entity, operation);
  return written === undefined ? who : `\`${written.text.trim()}\``;
}

/** What one operation comes to; `mayRead` and so on ask the access line of one record. */
function answer(entity: Entity, operation: Operation, helper: (name: string) => string): string {
  const rewritten = entity.appendOnly !== undefined && operation === "update";
  if (!reachable(entity, operation) || rewritten) return "false";
  const may = (record: string): string => `${record} !== undefined && ${mayOf(operation)}(auth, ${record}, around)`;
  if (operation === "create") return `${may("next")} && created(next, around)`;
  if (operation === "update") return `${may("old")} && ${may("next")} && updated(old, next, around)`;
  return operation === "delete" && entity.appendOnly !== undefined ? `${may("old")} && ${over(entity, helper)}` : may("old");
}

/** Whether the time of a record that is only added is over. */
function over({ expires, keep }: Entity, helper: (name: string) => string): string {
  const of = (name: string): string => `${helper("micros")}((old as any).${name})`;
  const now = "around.now";
  const ways = [
    ...(expires === undefined ? [] : [`${of(expires)} <= ${helper("micros")}(${now})`]),
    ...(keep === undefined ? [] : [`${of(keep.from)} < ${helper("micros")}(${now}) - ${BigInt(keep.days) * 86_400_000_000n}n`]),
  ];
  return ways.length === 0 ? "false" : `${now} !== undefined && (${ways.join(" || ")})`;
}

function condition(entity: Entity, operation: Operation, schema: Schema, helper: (name: string) => string): string {
  const { who, if: written } = accessTo(entity, operation);
  const { claims } = schema.project.auth;
  const signedIn = "auth?.uid !== undefined";
  const printed = written === undefined ? "" : printExpression(written.tree, {
    record: "record", helper, over: "total",
    around: {
      uid: "auth.uid", now: "around.now",
      claim: (name) => `(auth.claims?.[${text(name)}] ?? ${literal(claims[name]?.default ?? null)})`,
      role: (role) => `(auth.roles?.includes(${text(role)}) === true)`,
      relation: (name) => `around.related?.${name}?.(record)`,
    },
  });
  const holds = who === "anyone" ? "true" : who === "signedIn" ? signedIn : `${signedIn} && (${printed}) === true`;
  return `\nfunction ${mayOf(operation)}(auth: any, record: any, around: any): boolean {\n  return ${holds};\n}\n`;
}

function kept(name: string, parameters: string, tests: readonly string[]): string {
  return `\n/** Whether nothing is written but what a client may write. */\nfunction ${name}(${parameters}): boolean {\n  return ${tests.length === 0 ? "true" : tests.join("\n    && ")};\n}\n`;
}

/** A client brings what it may write, what has a default with that default, and the time of the request. */
function onCreate(entity: Entity, { name, computed, auto, secret, type, default: usual }: Field, helper: (name: string) => string): readonly string[] {
  if (computed !== undefined) return [];
  if (auto === "created" || auto === "updated") return [`(next.${name} == null || ${isNow(name, type, helper)})`];
  if (accessTo(entity, "create").writable.includes(name)) return [];
  return [usual === undefined || secret ? `next.${name} == null` : `(next.${name} == null || ${helper("equal")}(next.${name}, ${valueOf(type, usual)}))`];
}

/** A client changes what it may write, and the time of the last change. */
function onUpdate(entity: Entity, { name, computed, auto, type }: Field, helper: (name: string) => string): readonly string[] {
  if (computed !== undefined || (auto !== "updated" && accessTo(entity, "update").writable.includes(name))) return [];
  const same = `${helper("equal")}(old.${name}, next.${name})`;
  return [auto === "updated" ? `(next.${name} == null || ${same} || ${isNow(name, type, helper)})` : same];
}

function isNow(name: string, type: Type, helper: (name: string) => string): string {
  const digits = type.kind === "timestamp" ? type.precision : 0;
  return `${helper("isNow")}(next.${name}, around.now, ${10 ** (6 - digits)}n)`;
}

/** A default as the application's value. */
function valueOf(type: Type, value: Json): string {
  if (type.kind === "int64") return `${String(value)}n`;
  if (type.kind === "timestamp" && type.precision === 3) return `new Date(${literal(value)})`;
  if (type.kind === "list" && Array.isArray(value)) return `[${(value as readonly Json[]).map((each) => valueOf(type.of, each)).join(", ")}]`;
  return literal(value);
}

/** Whether an expression looks at the record that the relation leads to. */
function follows(tree: unknown, relation: string): boolean {
  if (typeof tree !== "object" || tree === null) return false;
  const node = tree as Partial<Extract<Expression, { readonly op: "field" }>>;
  return (node.op === "field" && node.of === "relation" && node.relation === relation) || Object.values(tree).some((each) => follows(each, relation));
}
