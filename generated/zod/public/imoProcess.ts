// Made by concord from schemas/public/imoProcess.yaml; change it there.
import * as z from "zod";
import { uuid, object, slug, most, integer, timestamp, list, oneOf, rule, micros, same, validator } from "../concord.js";
import type { BlueprintId } from "./blueprint.js";

/** Names one imoProcess. */
export type ImoProcessId = string & { readonly __brand: "public.imoProcess" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const imoProcessFields = {
  id: uuid<ImoProcessId>(),
  blueprintId: uuid<BlueprintId>(),
  /** What came in. */
  inputStage: z.strictObject({
    source: slug.max(...most(60)),
    rows: integer.min(0, "must be at least 0").max(1000000000, "must be at most 1000000000"),
    receivedAt: timestamp,
  }, object),
  /** What was done with it. */
  middleStage: z.strictObject({
    steps: list(z.strictObject({
      name: slug.max(...most(60)),
      state: oneOf(["waiting", "running", "done", "failed"], "must be one of waiting, running, done, failed"),
      seconds: integer.min(0, "must be at least 0").optional(),
    }, object)).max(8, "must have at most 8 members"),
  }, object).optional(),
  /** What came out. */
  outputStage: z.strictObject({
    rows: integer.min(0, "must be at least 0").max(1000000000, "must be at most 1000000000"),
    rejected: integer.min(0, "must be at least 0").max(1000000000, "must be at most 1000000000"),
    finishedAt: timestamp,
  }, object).optional(),
  /** How far the process has come. */
  status: oneOf(["queued", "running", "completed", "failed"], "must be one of queued, running, completed, failed"),
  createdAt: timestamp,
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const imoProcessReadFields = /* @__PURE__ */ (() => ({
  ...imoProcessFields,
  inputStage: z.object({
    source: slug.max(...most(60)),
    rows: integer.min(0, "must be at least 0").max(1000000000, "must be at most 1000000000"),
    receivedAt: timestamp,
  }, object),
  middleStage: z.object({
    steps: list(z.object({
      name: slug.max(...most(60)),
      state: oneOf(["waiting", "running", "done", "failed"], "must be one of waiting, running, done, failed"),
      seconds: integer.min(0, "must be at least 0").optional(),
    }, object)).max(8, "must have at most 8 members"),
  }, object).optional(),
  outputStage: z.object({
    rows: integer.min(0, "must be at least 0").max(1000000000, "must be at most 1000000000"),
    rejected: integer.min(0, "must be at least 0").max(1000000000, "must be at most 1000000000"),
    finishedAt: timestamp,
  }, object).optional(),
}))();

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const imoProcessChecks = {
  /** outputStage.finishedAt == null || outputStage.finishedAt >= inputStage.receivedAt */
  output_after_input: rule<typeof imoProcessReadFields, "outputStage" | "inputStage">("output_after_input", ["outputStage", "inputStage"], "A run finishes after its input was received.", (record) =>
    (record.outputStage?.finishedAt == null) || (micros(record.outputStage?.finishedAt!) >= micros(record.inputStage.receivedAt))),
  /** outputStage.rows == null || outputStage.rejected == null || outputStage.rows + outputStage.rejected <= inputStage.rows */
  rows_add_up: rule<typeof imoProcessReadFields, "outputStage" | "inputStage">("rows_add_up", ["outputStage", "inputStage"], "No more rows come out than went in.", (record) =>
    ((record.outputStage?.rows == null) || (record.outputStage?.rejected! == null)) || ((record.outputStage?.rows! + record.outputStage?.rejected!) <= record.inputStage.rows)),
  /** status != 'completed' || outputStage.rows != null */
  completed_has_output: rule<typeof imoProcessReadFields, "status" | "outputStage">("completed_has_output", ["status", "outputStage"], "A completed run has an output stage.", (record) =>
    (!same(record.status, "completed")) || (!(record.outputStage?.rows == null))),
};

/** One run of a blueprint through its input, middle and output stage. */
export const ImoProcessRecord = /* @__PURE__ */ (() => z.strictObject(imoProcessFields, object).check(imoProcessChecks.output_after_input, imoProcessChecks.rows_add_up, imoProcessChecks.completed_has_output))();

/** The record as readers take it: keys that they do not know are dropped. */
export const ImoProcessRead = /* @__PURE__ */ (() => z.object(imoProcessReadFields, object).check(imoProcessChecks.output_after_input, imoProcessChecks.rows_add_up, imoProcessChecks.completed_has_output))();

/** A new record, without what the store makes; what has a default may be left out. */
export const ImoProcessCreate = /* @__PURE__ */ (() => z.strictObject({
  blueprintId: imoProcessFields.blueprintId,
  inputStage: imoProcessFields.inputStage,
  middleStage: imoProcessFields.middleStage,
  outputStage: imoProcessFields.outputStage,
  status: imoProcessFields.status.prefault("queued"),
}, object).check(imoProcessChecks.output_after_input, imoProcessChecks.rows_add_up, imoProcessChecks.completed_has_output))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const ImoProcessPatch = /* @__PURE__ */ (() => z.strictObject({
  blueprintId: imoProcessFields.blueprintId.optional(),
  inputStage: imoProcessFields.inputStage.optional(),
  middleStage: imoProcessFields.middleStage.nullable(),
  outputStage: imoProcessFields.outputStage.nullable(),
  status: imoProcessFields.status.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type ImoProcess = z.output<typeof ImoProcessRecord>;
export type ImoProcessWire = z.input<typeof ImoProcessRecord>;

/** What may follow each status. It may always stay as it is. */
export const imoProcessStatusTransitions = {
  queued: ["running", "failed"],
  running: ["completed", "failed"],
  completed: [],
  failed: [],
} as const;

/** Whether status may go from one value to another. */
export function canTransitionImoProcessStatus(from: keyof typeof imoProcessStatusTransitions, to: keyof typeof imoProcessStatusTransitions): boolean {
  const next: readonly string[] = imoProcessStatusTransitions[from];
  return from === to || next.includes(to);
}

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateImoProcess = /* @__PURE__ */ validator(ImoProcessRecord);
export const validateImoProcessRecord = /* @__PURE__ */ validator(ImoProcessRecord);
export const validateImoProcessRead = /* @__PURE__ */ validator(ImoProcessRead);
export const validateImoProcessCreate = /* @__PURE__ */ validator(ImoProcessCreate);
export const validateImoProcessPatch = /* @__PURE__ */ validator(ImoProcessPatch);
