// Made by concord from schemas/people/person.yaml; change it there.

/**
 * The golden record of one person.
 */
export interface PersonWire {
  /**
   * From the identity provider.
   */
  id: string
  /**
   * The address at which the person is reached.
   */
  email: string
  /**
   * What the person is called.
   */
  displayName?: string
  /**
   * What the person does at the company.
   */
  jobTitle?: string
  /**
   * The profile on LinkedIn.
   */
  linkedinUrl?: string
  /**
   * The number at which the person is reached.
   */
  phone?: string
  /**
   * The language and region for messages.
   */
  locale: string
  /**
   * What the person may still spend.
   */
  credit: string
  address?: AddressWire
  /**
   * What the person is good at.
   */
  skills: string[]
  companyId?: string
  /**
   * When work with the person began.
   */
  openedAt: string
  /**
   * When work with the person ended.
   */
  closedAt?: string
  /**
   * @deprecated
   * The number of the fax machine. Deprecated since 2.0.0. Use email.
   */
  fax?: string
  createdAt: string
  updatedAt: string
}

/**
 * Where post is delivered.
 */
export interface AddressWire {
  /**
   * Street and number.
   */
  street: string
  /**
   * The town as it is written on letters.
   */
  city: string
  /**
   * The postal code.
   */
  zip?: string
  /**
   * The country by its code of two letters.
   */
  country: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface PersonCreateWire {
  id: PersonWire["id"]
  email: PersonWire["email"]
  displayName?: PersonWire["displayName"]
  jobTitle?: PersonWire["jobTitle"]
  linkedinUrl?: PersonWire["linkedinUrl"]
  phone?: PersonWire["phone"]
  locale?: PersonWire["locale"]
  credit?: PersonWire["credit"]
  address?: PersonWire["address"]
  skills?: PersonWire["skills"]
  companyId?: PersonWire["companyId"]
  openedAt: PersonWire["openedAt"]
  closedAt?: PersonWire["closedAt"]
  fax?: PersonWire["fax"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface PersonPatchWire {
  email?: PersonWire["email"]
  displayName?: PersonWire["displayName"] | null
  jobTitle?: PersonWire["jobTitle"] | null
  linkedinUrl?: PersonWire["linkedinUrl"] | null
  phone?: PersonWire["phone"] | null
  locale?: PersonWire["locale"]
  credit?: PersonWire["credit"]
  address?: PersonWire["address"] | null
  skills?: PersonWire["skills"]
  companyId?: PersonWire["companyId"] | null
  openedAt?: PersonWire["openedAt"]
  closedAt?: PersonWire["closedAt"] | null
  fax?: PersonWire["fax"] | null
}
