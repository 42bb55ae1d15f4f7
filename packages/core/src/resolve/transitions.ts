import { report } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { EntityDraft } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import type { Transition } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import type { Node } from "../read/node.ts";
import { wordIn } from "../read/quote.ts";
import type { Span } from "../source/span.ts";
import { badTransition, unknownField } from "./codes.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** Which value of a field may follow which, for each field of which the contract says so. */
export function resolveTransitions(context: Context, draft: EntityDraft, resolved: ResolvedFields): readonly Transition[] {
  return Object.keys(draft.words.transitions ?? {}).flatMap((name) => {
    const path: Path = ["transitions", name];
    const span = keySpan(draft.node, path);
    const field = resolved.fields.find((each) => each.name === name);
    if (field === undefined) {
      const near = suggest(name, resolved.fields.map((each) => each.name));
      context.found.push(report(unknownField, span, `there is no field ${name}`, { help: near === undefined ? undefined : `did you mean ${near}?` }));
      return [];
    }
    const fault = faultOf(field, draft, resolved);
    if (fault !== undefined) {
      context.found.push(report(badTransition, span, `${name} is ${fault}`, { related: [{ span: field.span, message: "the field" }] }));
      return [];
    }
    return [new Reading(context, draft, field, path, span).transition()];
  });
}

/** Why no value of the field could ever follow another one. */
function faultOf(field: Field, { words }: EntityDraft, { key }: ResolvedFields): string | undefined {
  if (field.type.kind !== "enum") return `${field.type.kind}, and transitions are of an enum`;
  if (field.optional) return "optional, and a field with transitions always has a value";
  if (field.immutable) return "immutable";
  if (field.computed !== undefined) return "computed";
  if (key.includes(field.name)) return "part of the key";
  return words.appendOnly === true ? "of a record that never changes: appendOnly" : undefined;
}

/** Reads the values from the document itself: an enum may have a value that plain objects lose as a key. */
class Reading {
  readonly #context: Context;
  readonly #draft: EntityDraft;
  readonly #field: Field;
  readonly #path: Path;
  readonly #span: Span;
  readonly #values: readonly string[];

  constructor(context: Context, draft: EntityDraft, field: Field, path: Path, span: Span) {
    this.#context = context;
    this.#draft = draft;
    this.#field = field;
    this.#path = path;
    this.#span = span;
    this.#values = field.type.kind === "enum" ? field.type.values.map(({ value }) => value) : [];
  }

  transition(): Transition {
    const { node } = this.#draft;
    const isLong = nodeAt(node, [...this.#path, "next"])?.is === "map";
    const table = nodeAt(node, isLong ? [...this.#path, "next"] : this.#path);
    const said = new Map((table?.is === "map" ? table.entries : []).map(({ key, keySpan: span, value }) => [key, { to: this.#followers(key, value), span }]));
    for (const [from, { span }] of said) this.#known(from, span);
    const initial = isLong ? nodeAt(node, [...this.#path, "initial"]) : undefined;
    const first = initial === undefined ? undefined : this.#listed(initial);
    const mentioned = new Set([...said.keys(), ...[...said.values()].flatMap(({ to }) => to), ...(first ?? [])]);
    for (const value of this.#values) {
      if (!mentioned.has(value)) this.#wrong(this.#span, `${value} follows nothing, and nothing follows it`, `write  ${value}: []  if it is meant to stand alone`);
    }
    const { default: made } = this.#field;
    if (first !== undefined && made !== undefined && !first.includes(String(made))) this.#wrong(valueSpan(node, [...this.#path, "initial"]), `${String(made)} is the default, and no new record may have it`);
    return {
      field: this.#field.name, ...(first === undefined ? {} : { initial: first }), span: this.#span,
      next: this.#values.map((from) => ({ from, to: said.get(from)?.to ?? [] })),
    };
  }

  #followers(from: string, node: Node): readonly string[] {
    const to = this.#listed(node);
    if (to.includes(from)) this.#wrong(node.is === "list" ? (node.items[to.indexOf(from)] ?? node).span : node.span, `${from} may always stay as it is`, "take it out");
    return to;
  }

  /** The values of a list, each once and each one of the enum's. */
  #listed(node: Node): readonly string[] {
    if (node.is !== "list") {
      this.#wrong(node.span, "here stands a list of values");
      return [];
    }
    const values = node.items.map((item) => ({ text: item.is === "scalar" ? String(item.value) : "", span: item.span }));
    for (const [index, { text, span }] of values.entries()) {
      if (values.findIndex((each) => each.text === text) < index) this.#wrong(span, `${text} stands here twice`);
      else this.#known(text, span);
    }
    return values.map(({ text }) => text);
  }

  #known(value: string, span: Span): void {
    if (this.#values.includes(value)) return;
    const near = suggest(value, this.#values);
    this.#context.found.push(report(badTransition, span, `${JSON.stringify(value)} is no value of ${this.#field.name}`, {
      help: near === undefined ? `its values are ${this.#values.join(", ")}` : `did you mean ${near}?`,
      ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ span, text: wordIn(span.file, near) }] } }),
      related: [{ span: this.#field.span, message: "the field" }],
    }));
  }

  #wrong(span: Span, message: string, help?: string): void {
    this.#context.found.push(report(badTransition, span, message, { help }));
  }
}
