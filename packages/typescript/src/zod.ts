import {
  computedName, partingOf, print, shapeOf, type Constraint, type Emitted, type Entity, type EntityContext, type Piece, type Place, type SavedQuery, type Schema, type SharedType, type Step, type
  Target, type View,
} from "@concord/core";
import { answerClaims, codecClaims } from "./claims.ts";
import { markOf, stepOf, type Site } from "./codecs.ts";
import { answerCodecs, answerNames } from "./emit/answers.ts";
import { entityForms, formMark } from "./emit/forms.ts";
import { formsFile, supportFile } from "./emit/support.ts";
import { entityCodecs } from "./emit/zod-entity.ts";
import { sharedCodecs } from "./emit/zod-shared.ts";
import { Imports } from "./imports.ts";
import { exportsOf, fileOf, pascal, readerOf } from "./names.ts";
import { lineComment } from "@concord/jsonschema";

/** A printed file: its text, where the marks of constraints came to stand, and which paths lead into a shared type's own file. */
interface Printed {
  readonly text: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly shares: readonly { readonly path: readonly Step[]; readonly id: string }[];
}

/** Zod 4 codecs: canonical JSON in, the application's values out, and back. A file per entity and shared type, and one that all share. */
export const zod: Target<undefined> = {
  name: "zod",
  folders: ["zod", "forms"],
  codes: [],
  shapes: true,
  names: (each) => ("shapes" in each ? exportsOf(each) : []),
  entity,
  type,
  answer,
  whole: ({ entities }) => ({ files: [supportFile, ...(entities.some((entity) => entity.shapes.some((shape) => shape.form)) ? [formsFile] : [])], claims: [], diagnostics: [] }),
};

function entity(entity: Entity, { schema, constraints }: EntityContext): Emitted & { readonly part: undefined } {
  const name = pascal(entity.name);
  const values = ["Fields", "ReadFields", "GivenFields", "Parts", "ReadParts", "GivenParts", "Checks"].map((end) => entity.name + end);
  const shapes = entity.shapes.flatMap((shape) => [...["Added", "Checks"].map((end) => entity.name + pascal(shape.name) + end), ...["", "Wire"].map((end) => name + pascal(shape.name) + end)]);
  const own = [...values, ...["", "Id", "Record", "Read", "Create", "Patch", "Wire"].map((end) => name + end), ...shapes];
  const file = fileOf("zod", entity);
  const printed = printFile(file, entity.file, own, (imports, shares) => entityCodecs(entity, schema, imports, shares));
  const forms = entity.shapes.some((shape) => shape.form) ? printForms(entity) : undefined;
  const parted = partedFields(entity);
  const claims = codecClaims(entity, constraints, (constraint) =>
    (constraint.shape !== undefined && constraint.kind === "normalize" && constraint.path.length === 0 ? forms?.places.get(formMark({ name: constraint.shape })) : placeIn(printed, constraint, schema, parted)));
  return { files: [{ path: file, text: printed.text }, ...(forms === undefined ? [] : [{ path: fileOf("forms", entity), text: forms.text }])], claims, diagnostics: [], part: undefined };
}

/** What reads forms imports no library, so that it goes with the precompiled validators too. */
function printForms(entity: Entity): Pick<Printed, "text" | "places"> {
  const imports = new Imports(["sent", "form", ...entity.shapes.map((shape) => readerOf(entity, shape))]);
  const body = entityForms(entity, imports);
  return print(fileOf("forms", entity), [`${lineComment(`Made by concord from ${entity.file}; change it there.`)}${imports.print()}`, body]);
}

function type(shared: SharedType): Emitted {
  return { files: [{ path: fileOf("zod", shared), text: printShared(shared).text }], claims: [], diagnostics: [] };
}

function answer(of: View | SavedQuery, schema: Schema): Emitted {
  const path = fileOf("zod", of);
  const { text } = printFile(path, of.file, answerNames(of), (imports) => answerCodecs(of, schema, imports));
  return { files: [{ path, text }], claims: answerClaims("zod", of, path), diagnostics: [] };
}

const printedShared = new WeakMap<SharedType, Printed>();

function printShared(shared: SharedType): Printed {
  let printed = printedShared.get(shared);
  if (printed === undefined) {
    const own = ["", "Wire", "Read"].map((end) => pascal(shared.name) + end);
    printed = printFile(fileOf("zod", shared), shared.file, own, (imports, shares) => sharedCodecs(shared, imports, shares));
    printedShared.set(shared, printed);
  }
  return printed;
}

/** @param own the names that the file declares. */
function printFile(file: string, source: string, own: readonly string[], body: (imports: Imports, shares: Site["shares"]) => Piece): Printed {
  const imports = new Imports(["z", ...own]);
  const shares: { readonly path: readonly Step[]; readonly id: string }[] = [];
  const below = body(imports, (path, id) => shares.push({ path, id }));
  const head = `${lineComment(`Made by concord from ${source}; change it there.`)}import * as z from "zod";\n${imports.print()}`;
  return { ...print(file, [head, below]), shares };
}

/** Where a constraint is enforced: in the entity's file, or in that of the shared type through which its path leads. */
function placeIn(printed: Printed, constraint: Constraint, schema: Schema, parted: ReadonlySet<Step>): Place | undefined {
  const { kind, name, shape, path } = constraint;
  if (shape !== undefined) return placeOf(printed, [stepOf(shape), ...(kind === "check" ? [name ?? ""] : constraint.path)], constraint, schema);
  if (kind === "computed") return printed.places.get(markOf([computedName(constraint.path[0] ?? "")], "check"));
  if (kind === "check") return printed.places.get(markOf([name ?? ""], kind));
  if (path.length === 1 && parted.has(path[0] as Step)) return printed.places.get(markOf([], "closed"));
  return placeOf(printed, path, constraint, schema);
}

/** The field that tells the record's parts apart, and the unions that hang on it. Their own codecs are for other shapes: the record has an object for each part. */
function partedFields(entity: Entity): ReadonlySet<Step> {
  const parting = partingOf(shapeOf(entity, "record").fields.map(({ field }) => field));
  return new Set(parting === undefined ? [] : [parting.by, ...parting.unions].map(({ name }) => name));
}

function placeOf(printed: Printed, path: readonly Step[], constraint: Constraint, schema: Schema): Place | undefined {
  const own = printed.places.get(markOf(path, constraint.kind));
  if (own !== undefined) return own;
  const share = printed.shares.find((each) => each.path.every((step, index) => step === path[index]));
  const shared = schema.types.find((each) => each.id === share?.id);
  return share === undefined || shared === undefined ? undefined : placeOf(printShared(shared), path.slice(share.path.length), constraint, schema);
}
