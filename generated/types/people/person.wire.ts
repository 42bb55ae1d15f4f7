// Made by concord from schemas/people/person.yaml; change it there.

/**
 * The golden record of one person.
 */
export interface PersonWire {
  /**
   * From the identity provider.
   */
  id: string
  email: string
  displayName?: string
  jobTitle?: string
  linkedinUrl?: string
  phone?: string
  locale: string
  credit: string
  address?: AddressWire
  skills: string[]
  companyId?: string
  openedAt: string
  closedAt?: string
  /**
   * @deprecated
   * Deprecated since 2.0.0. Use email.
   */
  fax?: string
  createdAt: string
  updatedAt: string
}

/**
 * Where post is delivered.
 */
export interface AddressWire {
  street: string
  city: string
  zip?: string
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
