// Made by concord from schemas/company/company.yaml; change it there.

/** Names one company. */
export type CompanyId = string & { readonly __brand: "company.company" };

/** The golden record of one company. */
export interface Company {
  /** A UUID in lower case. */
  id: CompanyId;
  /** The web domain by which the company is known. Hostname, at most 253 characters. */
  domain: string;
  /** What the company calls itself. 1 to 255 characters. */
  name: string;
  /** The branch in the words of the source. 1 to 120 characters. */
  industry?: string | undefined;
  /** Where the company has its seat. Country code, at most 2 characters. */
  country?: string | undefined;
  /** The place of the seat on the map. In degrees. */
  location?: { latitude: number; longitude: number } | undefined;
  /** How many people work there. Whole number of 32 bits, at least 0. */
  employees?: number | undefined;
  /** Sales of the last full year in US dollars. Decimal text of 20 digits, 2 after the point, at least 0.00. */
  revenue?: string | undefined;
  /** The day on which the company was founded. `YYYY-MM-DD`. */
  founded?: string | undefined;
  /** To the millisecond. */
  createdAt: Date;
  /** To the millisecond. */
  updatedAt: Date;
}

/** What readers get. */
export type CompanyRead = Company;

/** A new record, without what the store makes; what has a default may be left out. */
export interface CompanyCreate {
  domain: Company["domain"];
  name: Company["name"];
  industry?: Company["industry"] | undefined;
  country?: Company["country"] | undefined;
  location?: Company["location"] | undefined;
  employees?: Company["employees"] | undefined;
  revenue?: Company["revenue"] | undefined;
  founded?: Company["founded"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface CompanyPatch {
  domain?: Company["domain"] | undefined;
  name?: Company["name"] | undefined;
  industry?: Company["industry"] | null | undefined;
  country?: Company["country"] | null | undefined;
  location?: Company["location"] | null | undefined;
  employees?: Company["employees"] | null | undefined;
  revenue?: Company["revenue"] | null | undefined;
  founded?: Company["founded"] | null | undefined;
}
