import type { Code } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Field, Pii } from "../model/field.ts";
import { referringFields } from "../model/reference.ts";
import type { Kind } from "../model/type.ts";
import { addWord } from "./edit.ts";
import type { LintRule } from "./rule.ts";

const code: Code = {
  code: "lint/unclassified-field",
  severity: "warning",
  explain: `
A field is called like personal data, or has a type that always is (email, phone, ipAddress), and has no class. Without pii no target knows:
it is not marked in the warehouse, not in the data dictionary, and nobody finds it when a person asks what is stored about them.

  phone: { type: phone, optional: true, pii: contact }

The classes are contact, name, network, location, financial, health and government. Where the field holds no personal data, say so:

  lint: { unclassified-field: The addresses are those of our own warehouses. }`,
};

/** Last words of names, as people call personal data. */
const words: readonly (readonly [Pii, RegExp])[] = [
  ["contact", /^(?:e?mail|emailaddress|mailaddress|phone|phonenumber|mobile|mobilenumber|cell|fax|whatsapp|linkedin(?:url)?)$/u],
  ["name", /^(?:firstname|lastname|middlename|fullname|givenname|familyname|surname|maidenname|displayname|nickname)$/u],
  ["network", /^(?:ip|ipaddress|remoteaddress|macaddress|useragent|deviceid)$/u],
  ["location", /^(?:homeaddress|streetaddress|street|postaladdress|postalcode|postcode|zip|zipcode)$/u],
  ["financial", /^(?:iban|bankaccount|accountnumber|cardnumber|creditcard|salary)$/u],
  ["health", /^(?:diagnosis|bloodtype|allergies|medication|disability)$/u],
  [
    "government",
    /^(?:ssn|socialsecuritynumber|passport|passportnumber|nationalid|taxid|drivinglicen[cs]e|driverslicen[cs]e|birthdate|dateofbirth|birthday|birthplace)$/u,
  ],
];
const byFormat: Readonly<Record<string, Pii>> = { email: "contact", phone: "contact", ipAddress: "network" };
/** What such a name holds as another kind is about the data, and not the data: emailVerified, phoneChangedAt. */
const held: ReadonlySet<Kind> = new Set(["string", "date", "integer", "int32", "int64", "decimal", "json", "map", "list"]);

/** Personal data that has no class. */
export const unclassifiedField: LintRule = {
  code,
  look: ({ entity, type }, { documents }) => fieldsOf(entity, type?.type.kind === "object" ? type.type.fields : []).flatMap(({ field, path }) => {
    const meant = classOf(field);
    if (meant === undefined) return [];
    if (field.pii !== undefined) return [{ at: field.span }];
    const document = documents.get(field.span.file);
    const fix = document === undefined ? undefined : addWord(document.node, path, document.source, "pii", meant);
    return [{
      at: field.span,
      fault: { message: `${field.name} looks like personal data, and has no class`, help: `write pii: ${meant}, or another class`, fix },
    }];
  }),
};

interface Placed { readonly field: Field; readonly path: readonly string[] }

/** The fields that are written in this contract, those of inline objects included. */
function fieldsOf(entity: Entity | undefined, inner: readonly Field[]): readonly Placed[] {
  const within = (fields: readonly Field[], before: readonly string[]): readonly Placed[] => fields.flatMap((field) => {
    const path = [...before, "fields", field.name];
    const { type } = field;
    const parts = type.kind === "union" ? type.parts.filter((part) => part.shared === undefined) : [];
    return [
      { field, path }, ...(type.kind === "object" && type.shared === undefined ? within(type.fields, path) : []),
      ...parts.flatMap((part) => within(part.type.fields.filter((each) => type.kind === "union" && each.name !== type.tag), [...path, "of", part.name])),
    ];
  });
  const referring = new Set(entity?.references.flatMap(referringFields));
  return within(entity?.fields.filter((field) => !referring.has(field.name)) ?? inner, []);
}

function classOf({ name, type }: Field): Pii | undefined {
  const format = type.kind === "string" && type.format !== undefined ? byFormat[type.format] : undefined;
  if (format !== undefined || !held.has(type.kind)) return format;
  return words.find(([, pattern]) => pattern.test(name.toLowerCase()) || endsIn(name, pattern))?.[0];
}

/** Whether the last words of a name are those: contactEmail, workPhoneNumber. */
function endsIn(name: string, pattern: RegExp): boolean {
  const parts = name.split(/(?=[A-Z])/u);
  return parts.some((_, index) => index > 0 && pattern.test(parts.slice(index).join("").toLowerCase()));
}
