// Made by concord from schemas/company/company.yaml; change it there.
import type { Validated } from "../concord.js";
import type { CompanyCreateWire, CompanyPatchWire, CompanyWire } from "../../types/company/company.wire.js";

export function validateCompany(value: unknown): Validated<CompanyWire>;
export function validateCompanyRecord(value: unknown): Validated<CompanyWire>;
export function validateCompanyRead(value: unknown): Validated<CompanyWire>;
export function validateCompanyCreate(value: unknown): Validated<CompanyCreateWire>;
export function validateCompanyPatch(value: unknown): Validated<CompanyPatchWire>;
