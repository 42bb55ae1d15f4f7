// Made by concord from schemas/people/person.yaml; change it there.
import * as z from "zod";
import { uid, email, text, least, most, url, phone, locale, decimal, atLeast, list, unique, uuid, timestamp, rule, micros, object, validator } from "../concord.js";
import type { CompanyId } from "../company/company.js";
import { Address, AddressRead } from "./address.js";

/** Names one person. */
export type PersonId = string & { readonly __brand: "people.person" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const personFields = {
  /** From the identity provider. */
  id: uid<PersonId>(),
  /** The address at which the person is reached. */
  email: email,
  /** What the person is called. */
  displayName: text.min(...least(1)).max(...most(255)).optional(),
  /** What the person does at the company. */
  jobTitle: text.max(...most(120)).optional(),
  /** The profile on LinkedIn. */
  linkedinUrl: url.max(...most(300)).optional(),
  /** The number at which the person is reached. */
  phone: phone.optional(),
  /** The language and region for messages. */
  locale: locale,
  /** What the person may still spend. */
  credit: decimal(10, 2).check(atLeast("0.00")),
  address: Address.optional(),
  /** What the person is good at. */
  skills: list(text.min(...least(1)).max(...most(40))).max(10, "must have at most 10 members").check(unique),
  companyId: uuid<CompanyId>().optional(),
  /** When work with the person began. */
  openedAt: timestamp,
  /** When work with the person ended. */
  closedAt: timestamp.optional(),
  /**
   * The number of the fax machine.
   * @deprecated since 2.0.0, use email
   */
  fax: phone.optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const personReadFields = /* @__PURE__ */ (() => ({
  ...personFields,
  address: AddressRead.optional(),
}))();

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const personChecks = {
  /** closedAt == null || closedAt >= openedAt */
  closed_after_opened: rule<typeof personReadFields, "closedAt" | "openedAt">("closed_after_opened", ["closedAt", "openedAt"], "A record is closed after it was opened.", (record) =>
    (record.closedAt == null) || (micros(record.closedAt!) >= micros(record.openedAt))),
};

/** The golden record of one person. */
export const PersonRecord = /* @__PURE__ */ (() => z.strictObject(personFields, object).check(personChecks.closed_after_opened))();

/** The record as readers take it: keys that they do not know are dropped. */
export const PersonRead = /* @__PURE__ */ (() => z.object(personReadFields, object).check(personChecks.closed_after_opened))();

/** A new record, without what the store makes; what has a default may be left out. */
export const PersonCreate = /* @__PURE__ */ (() => z.strictObject({
  id: personFields.id,
  email: personFields.email,
  displayName: personFields.displayName,
  jobTitle: personFields.jobTitle,
  linkedinUrl: personFields.linkedinUrl,
  phone: personFields.phone,
  locale: personFields.locale.prefault("en"),
  credit: personFields.credit.prefault("0.00"),
  address: personFields.address,
  skills: personFields.skills.prefault(() => []),
  companyId: personFields.companyId,
  openedAt: personFields.openedAt,
  closedAt: personFields.closedAt,
  fax: personFields.fax,
}, object).check(personChecks.closed_after_opened))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const PersonPatch = /* @__PURE__ */ (() => z.strictObject({
  email: personFields.email.optional(),
  displayName: personFields.displayName.nullable(),
  jobTitle: personFields.jobTitle.nullable(),
  linkedinUrl: personFields.linkedinUrl.nullable(),
  phone: personFields.phone.nullable(),
  locale: personFields.locale.optional(),
  credit: personFields.credit.optional(),
  address: personFields.address.nullable(),
  skills: personFields.skills.optional(),
  companyId: personFields.companyId.nullable(),
  openedAt: personFields.openedAt.optional(),
  closedAt: personFields.closedAt.nullable(),
  fax: personFields.fax.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Person = z.output<typeof PersonRecord>;
export type PersonWire = z.input<typeof PersonRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validatePerson = /* @__PURE__ */ validator(PersonRecord);
export const validatePersonRecord = /* @__PURE__ */ validator(PersonRecord);
export const validatePersonRead = /* @__PURE__ */ validator(PersonRead);
export const validatePersonCreate = /* @__PURE__ */ validator(PersonCreate);
export const validatePersonPatch = /* @__PURE__ */ validator(PersonPatch);
