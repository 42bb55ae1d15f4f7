// Made by concord from schemas/company/company.yaml; change it there.
import * as z from "zod";
import { uuid, hostname, text, least, most, countryCode, geoPoint, int32, decimal, atLeast, date, timestamp, object, validator } from "../concord.js";

/** Names one company. */
export type CompanyId = string & { readonly __brand: "company.company" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const companyFields = {
  id: uuid<CompanyId>(),
  /** The web domain by which the company is known. */
  domain: hostname,
  /** What the company calls itself. */
  name: text.min(...least(1)).max(...most(255)),
  /** The branch in the words of the source. */
  industry: text.min(...least(1)).max(...most(120)).optional(),
  /** Where the company has its seat. */
  country: countryCode.optional(),
  /** The place of the seat on the map. */
  location: geoPoint.optional(),
  /** How many people work there. */
  employees: int32.min(0, "must be at least 0").optional(),
  /** Sales of the last full year in US dollars. */
  revenue: decimal(20, 2).check(atLeast("0.00")).optional(),
  /** The day on which the company was founded. */
  founded: date.optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** The golden record of one company. */
export const CompanyRecord = /* @__PURE__ */ (() => z.strictObject(companyFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const CompanyRead = /* @__PURE__ */ (() => z.object(companyFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const CompanyCreate = /* @__PURE__ */ (() => z.strictObject({
  domain: companyFields.domain,
  name: companyFields.name,
  industry: companyFields.industry,
  country: companyFields.country,
  location: companyFields.location,
  employees: companyFields.employees,
  revenue: companyFields.revenue,
  founded: companyFields.founded,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const CompanyPatch = /* @__PURE__ */ (() => z.strictObject({
  domain: companyFields.domain.optional(),
  name: companyFields.name.optional(),
  industry: companyFields.industry.nullable(),
  country: companyFields.country.nullable(),
  location: companyFields.location.nullable(),
  employees: companyFields.employees.nullable(),
  revenue: companyFields.revenue.nullable(),
  founded: companyFields.founded.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Company = z.output<typeof CompanyRecord>;
export type CompanyWire = z.input<typeof CompanyRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateCompany = /* @__PURE__ */ validator(CompanyRecord);
export const validateCompanyRecord = /* @__PURE__ */ validator(CompanyRecord);
export const validateCompanyRead = /* @__PURE__ */ validator(CompanyRead);
export const validateCompanyCreate = /* @__PURE__ */ validator(CompanyCreate);
export const validateCompanyPatch = /* @__PURE__ */ validator(CompanyPatch);
