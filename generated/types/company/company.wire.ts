// Made by concord from schemas/company/company.yaml; change it there.

/**
 * The golden record of one company.
 */
export interface CompanyWire {
  id: string
  /**
   * The web domain by which the company is known.
   */
  domain: string
  /**
   * What the company calls itself.
   */
  name: string
  /**
   * The branch in the words of the source.
   */
  industry?: string
  /**
   * Where the company has its seat.
   */
  country?: string
  /**
   * The place of the seat on the map.
   */
  location?: {
    latitude: number
    longitude: number
  }
  /**
   * How many people work there.
   */
  employees?: number
  /**
   * Sales of the last full year in US dollars.
   */
  revenue?: string
  /**
   * The day on which the company was founded.
   */
  founded?: string
  createdAt: string
  updatedAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface CompanyCreateWire {
  domain: CompanyWire["domain"]
  name: CompanyWire["name"]
  industry?: CompanyWire["industry"]
  country?: CompanyWire["country"]
  location?: CompanyWire["location"]
  employees?: CompanyWire["employees"]
  revenue?: CompanyWire["revenue"]
  founded?: CompanyWire["founded"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface CompanyPatchWire {
  domain?: CompanyWire["domain"]
  name?: CompanyWire["name"]
  industry?: CompanyWire["industry"] | null
  country?: CompanyWire["country"] | null
  location?: CompanyWire["location"] | null
  employees?: CompanyWire["employees"] | null
  revenue?: CompanyWire["revenue"] | null
  founded?: CompanyWire["founded"] | null
}
