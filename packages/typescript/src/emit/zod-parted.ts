import { mark, typeMessage, type Parting, type Piece, type Shape, type ShapeField } from "@concord/core";
import { property, text } from "@concord/jsonschema";
import { markOf } from "../codecs.ts";
import { filledIn } from "./zod-default.ts";
import { hangs, partAt, type Form } from "./zod-fields.ts";

/** What objects and unions of objects are handed for what they say: exports of `zod/concord.ts`, as the file imports them. */
export interface Words { readonly object: string; readonly told: string }

/** An object of all the fields, or one for each part. */
export function whole(object: string, form: Form, parting: Parting | undefined, words: Words, marked: (piece: Piece) => Piece = (piece) => piece): Piece {
  if (parting === undefined) return [marked(object), `(${form.fields}, ${words.object})`];
  return marked(discriminated(parting, parting.by.type.values.map(({ value }) => `${object}({ ...${form.fields}, ...${partAt(form, value)} }, ${words.object})`), words));
}

/** A shape that is given for a new record or a change. */
export function shape(of: Shape, form: Form, parting: Parting | undefined, words: Words): Piece {
  return of.fields.length === 0 ? `z.strictObject({}, ${words.object})` : objects(of, form, parting, words, "z.strictObject", (each, own) => (of.partial ? patched(each, own) : created(each, own)));
}

/**
 * An object of a shape's fields. Where a field of the shape tells parts apart, an object for each: where defaults may be left out, the field may be absent if it has one, and in a
 * partial shape it may be absent, where what hangs on it is of any part.
 * @param codec what a field is in the shape, made from what it is by itself.
 */
export function objects(of: Shape, form: Form, parting: Parting | undefined, words: Words, object: Piece, codec: (each: ShapeField, own: string) => Piece): Piece {
  const by = of.fields.find(({ field }) => field.name === parting?.by.name)?.field;
  const isTold = of.fields.some(({ field }) => hangs(field, parting));
  const fields = (indent: string, part: string | undefined): Piece => [object, "({\n", of.fields.map((each): Piece => {
    const { field } = each;
    const own = part !== undefined && (field === by || hangs(field, parting)) ? partAt(form, part) : form.fields;
    const printed = field === by && isTold ? toldCodec(each, `${own}.${property(field.name)}`, of, part, codec) : codec(each, `${own}.${property(field.name)}`);
    return [`${indent}  ${property(field.name)}: `, printed, ",\n"];
  }), `${indent}}, ${words.object})`];
  if (parting === undefined || by === undefined || !isTold) return fields("", undefined);
  const parts = parting.by.type.values.map(({ value }) => fields("  ", value));
  if (of.partial) return discriminated(parting, [...parts, fields("  ", undefined)], words);
  return discriminated(parting, parts, words, of.given && by.default !== undefined);
}

/** The field that tells parts apart, in the object of one part, or in that of a change that does not bring it. Its default is that of its own part alone. */
function toldCodec(each: ShapeField, own: string, { partial }: Shape, part: string | undefined, codec: (each: ShapeField, own: string) => Piece): Piece {
  if (part === undefined) return "z.undefined().optional()";
  return partial || each.field.default !== part ? own : codec(each, own);
}

function discriminated({ by }: Parting, all: readonly Piece[], { told }: Words, fallsBack = false): Piece {
  const said = `${told}(${text(typeMessage(by.type))})`;
  return [`z.discriminatedUnion(${text(by.name)}, [\n`, all.map((each): Piece => ["  ", each, ",\n"]), `], ${fallsBack ? `{ ...${said}, unionFallback: true }` : said})`];
}

function created({ field }: ShapeField, own: string): Piece {
  return field.default === undefined ? own : [own, mark(markOf([field.name], "default"), filledIn(field.default))];
}

function patched({ clearable }: ShapeField, own: string): Piece {
  return clearable ? `${own}.nullable()` : `${own}.optional()`;
}
