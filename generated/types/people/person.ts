// Made by concord from schemas/people/person.yaml; change it there.
import type { CompanyId } from "../company/company.js";
import type { Address } from "./address.js";

/** Names one person. */
export type PersonId = string & { readonly __brand: "people.person" };

/**
 * The golden record of one person.
 * A record is closed after it was opened. `closedAt == null || closedAt >= openedAt`
 */
export interface Person {
  /** From the identity provider. 1 to 128 characters. */
  id: PersonId;
  /** The address at which the person is reached. Email, at most 254 characters. */
  email: string;
  /** What the person is called. 1 to 255 characters. */
  displayName?: string | undefined;
  /** What the person does at the company. At most 120 characters. */
  jobTitle?: string | undefined;
  /** The profile on LinkedIn. Url, at most 300 characters. */
  linkedinUrl?: string | undefined;
  /** The number at which the person is reached. Phone, at most 16 characters. */
  phone?: string | undefined;
  /** The language and region for messages. Locale, at most 35 characters. */
  locale: string;
  /** What the person may still spend. Decimal text of 10 digits, 2 after the point, at least 0.00. */
  credit: string;
  address?: Address | undefined;
  /** What the person is good at. At most 10 members, no member twice, each 1 to 40 characters. */
  skills: string[];
  /** A UUID in lower case. */
  companyId?: CompanyId | undefined;
  /** When work with the person began. To the millisecond. */
  openedAt: Date;
  /** When work with the person ended. To the millisecond. */
  closedAt?: Date | undefined;
  /**
   * The number of the fax machine. Phone, at most 16 characters.
   * @deprecated since 2.0.0, use email
   */
  fax?: string | undefined;
  /** To the millisecond. */
  createdAt: Date;
  /** To the millisecond. */
  updatedAt: Date;
}

/** What readers get. */
export type PersonRead = Person;

/** A new record, without what the store makes; what has a default may be left out. */
export interface PersonCreate {
  id: Person["id"];
  email: Person["email"];
  displayName?: Person["displayName"] | undefined;
  jobTitle?: Person["jobTitle"] | undefined;
  linkedinUrl?: Person["linkedinUrl"] | undefined;
  phone?: Person["phone"] | undefined;
  locale?: Person["locale"] | undefined;
  credit?: Person["credit"] | undefined;
  address?: Person["address"] | undefined;
  skills?: Person["skills"] | undefined;
  companyId?: Person["companyId"] | undefined;
  openedAt: Person["openedAt"];
  closedAt?: Person["closedAt"] | undefined;
  fax?: Person["fax"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface PersonPatch {
  email?: Person["email"] | undefined;
  displayName?: Person["displayName"] | null | undefined;
  jobTitle?: Person["jobTitle"] | null | undefined;
  linkedinUrl?: Person["linkedinUrl"] | null | undefined;
  phone?: Person["phone"] | null | undefined;
  locale?: Person["locale"] | undefined;
  credit?: Person["credit"] | undefined;
  address?: Person["address"] | null | undefined;
  skills?: Person["skills"] | undefined;
  companyId?: Person["companyId"] | null | undefined;
  openedAt?: Person["openedAt"] | undefined;
  closedAt?: Person["closedAt"] | null | undefined;
  fax?: Person["fax"] | null | undefined;
}
