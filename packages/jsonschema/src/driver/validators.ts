import { entityOf, isOfRecord, mentionedFields, type Answer, type Engine, type Json, type Question, type Schema, type Written } from "@concord/core";
import { printExpression } from "../javascript/expression.ts";
import { fileOf, folder, functionOf } from "../validators/names.ts";
import { Scope } from "../validators/scope.ts";
import { givenTo } from "./offered.ts";

interface Issue { readonly path: readonly unknown[]; readonly message: string }
/** A function of a generated module. */
type Validate = (value: unknown) => { readonly success: true } | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
type Module = ReadonlyMap<string, Validate>;
type Condition = (record: Json) => boolean;

/** What `start` loads. */
interface Running {
  readonly schema: Schema;
  readonly modules: ReadonlyMap<string, Module>;
  readonly conditions: Map<Written["tree"], Condition>;
}

/** The generated validators, imported as they are: each module is its own text and nothing else. */
export function validatorsEngine(): Engine {
  let running: Running | undefined;
  const ask = (question: Question): Answer => {
    if (running === undefined) throw new Error("the engine is not started");
    if (question.ask === "record") return judge(running, question);
    if (question.ask === "expression") return evaluate(running, question.expression, question.record);
    return { answer: "not asked", reason: "a validator sees one record and no caller" };
  };
  return {
    name: "Validators",
    target: folder,
    start: async (schema, files) => {
      const texts = new Map(files.map((file) => [file.path, file.text]));
      const modules = new Map<string, Module>();
      for (const entity of schema.entities) {
        const text = texts.get(fileOf(entity, ".js"));
        if (text === undefined) continue;
        const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Readonly<Record<string, Validate>>;
        const shapes = ["record", "create", ...entity.shapes.map((shape) => shape.name)];
        modules.set(entity.id, new Map(shapes.map((shape) => [shape, module[functionOf(entity, shape)] as Validate])));
      }
      running = { schema, modules, conditions: new Map() };
    },
    ask: async (question) => ask(question),
    askAll: async (questions) => questions.map(ask),
    stop: async () => {
      running = undefined;
    },
  };
}

function judge({ schema, modules }: Running, { entity, record, defaults, shape }: Question & { readonly ask: "record" }): Answer {
  const offered = givenTo(entityOf(schema, entity), record, defaults, shape);
  if ("answer" in offered) return offered;
  const validate = modules.get(entity)?.get(shape ?? (defaults ? "create" : "record"));
  if (validate === undefined) throw new Error(`no validator of ${entity} was generated`);
  const result = validate(offered.given);
  if (result.success) return { answer: "accepted" };
  const [issue] = result.error.issues;
  return { answer: "rejected", reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
}

/** Evaluates the text that the generated file would hold. */
function evaluate({ conditions }: Running, expression: Written, record: Json): Answer {
  if (!isOfRecord(expression.tree)) return { answer: "not asked", reason: "a validator knows neither the caller nor another record" };
  const condition = conditions.get(expression.tree) ?? compile(expression);
  conditions.set(expression.tree, condition);
  return condition(record) ? { answer: "accepted" } : { answer: "rejected", reason: "false" };
}

function compile({ tree }: Written): Condition {
  const scope = new Scope();
  const condition = printExpression(tree, { record: "record", helper: (name) => scope.call(name), over: "json" });
  const fields = mentionedFields(tree);
  const body = `${scope.print()}return (${fields.map((field) => `_${field}`).join(", ")}) => ${condition};`;
  const holds = (new Function(body) as () => (...values: readonly unknown[]) => boolean)();
  return (record) => {
    const own = new Map(Object.entries(record as Readonly<Record<string, Json>>));
    return holds(...fields.map((field) => own.get(field)));
  };
}
