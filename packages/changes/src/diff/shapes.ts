import type { NamedShape } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { pairAlike } from "./match.ts";
import { diffFields } from "./fields.ts";
import { spelled } from "./renames.ts";
import { within, type Scope } from "./scope.ts";

/** What differs in the shapes that a contract names. Fields of the record that came, went or changed are told of by themselves; of shapes, which of them they have. */
export function diffShapes(before: readonly NamedShape[], after: readonly NamedShape[], scope: Scope): readonly Change[] {
  const { both, removed, added } = pairAlike(before, after, ({ name }) => name, ({ name }) => name);
  return [
    ...removed.map((shape) => change("shape-removed", within(scope, "shapes", shape.name, { before: shape.span }), { before: shape })),
    ...added.map((shape) => change("shape-added", within(scope, "shapes", shape.name, { after: shape.span }), { after: shape })),
    ...both.flatMap(([old, now]) => {
      const here = within(scope, "shapes", now.name, { before: old.span, after: now.span });
      const recordFields = { before: new Set(scope.entity.before?.fields.map(({ name }) => scope.rename([name])[0])), after: new Set(scope.entity.after?.fields.map(({ name }) => name)) };
      const lasting = (name: string): boolean => recordFields.before.has(name) && recordFields.after.has(name);
      const [had, has] = [new Set(old.fields.map(({ name }) => scope.rename([name])[0])), new Set(now.fields.map(({ name }) => name))];
      return [
        ...(isMeantOtherwise(old, now, here) ? [change("shape-changed", here, { before: old, after: now })] : []),
        ...now.fields.filter(({ name }) => lasting(name) && !had.has(name)).map((field) => change("shape-field-added", fieldOf(here, field.name), { shape: now, after: field })),
        ...old.fields.filter(({ name }) => { const called = scope.rename([name])[0] ?? name; return lasting(called) && !has.has(called); })
          .map((field) => change("shape-field-removed", fieldOf(here, field.name), { shape: now, before: field })),
      ];
    }),
  ];
}

function isMeantOtherwise(old: NamedShape, now: NamedShape, scope: Scope): boolean {
  const said = ({ direction, partial, form, checks }: NamedShape, rename?: Scope["rename"]): string =>
    JSON.stringify([direction, partial, form, checks.map((check) => [check.name, spelled(check.if, rename)]).sort()]);
  return said(old, scope.rename) !== said(now) || diffFields(old.added, now.added, scope).length > 0;
}

function fieldOf(scope: Scope, name: string): Scope {
  return { ...scope, path: [...scope.path, name] };
}
