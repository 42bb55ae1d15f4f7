// Made by concord from schemas/company/company.yaml; change it there.

/**
 * The golden record of one company.
 */
export interface CompanyWire {
  id: string
  domain: string
  name: string
  industry?: string
  country?: string
  location?: {
    latitude: number
    longitude: number
  }
  employees?: number
  revenue?: string
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
