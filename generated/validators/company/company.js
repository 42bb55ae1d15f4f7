// Made by concord from schemas/company/company.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$/u;
const pattern3 = /^(?:[A-Z]{2})$/u;
const texts4 = /* @__PURE__ */ new Set(["latitude", "longitude"]);
const pattern5 = /^(?:0\.00|-?(?:0\.0[1-9]|0\.[1-9][0-9]|[1-9]\.[0-9]{2}|[1-9][0-9]{1,17}\.[0-9]{2}))$/u;
const pattern6 = /^(?:(?:0|[1-9][0-9]{0,17})\.[0-9]{2})$/u;
const pattern7 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29))$/u;
const pattern8 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts9 = /* @__PURE__ */ new Set(["id", "domain", "name", "industry", "country", "location", "employees", "revenue", "founded", "createdAt", "updatedAt"]);
const texts10 = /* @__PURE__ */ new Set(["domain", "name", "industry", "country", "location", "employees", "revenue", "founded"]);

const { hasOwn } = Object;

const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });

const refuse = (issues, path, code, message) => issues.push({ code, path, message });

const wrongType = (issues, path, message, value, code = "invalid_type") => refuse(issues, path, code, value === undefined ? "is required" : message);

const brokenText = (issues, path) => refuse(issues, path, "invalid_format", "must not hold U+0000 or half a character");

function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = (keys.length === 1 ? "has a key that is" : "has keys that are") + " not known: " + keys.join(", ");
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", path, message, keys });
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function domainField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["domain"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["domain"]);
  else {
    if (value.length > 253 && codePoints(value) > 253) refuse(issues, ["domain"], "too_big", "must be at most 253 characters");
    if (!pattern2.test(value)) refuse(issues, ["domain"], "invalid_format", "must be a host name");
  }
}

function nameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["name"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["name"]);
  else {
    if (value.length < 1) refuse(issues, ["name"], "too_small", "must be at least 1 character");
    if (value.length > 255 && codePoints(value) > 255) refuse(issues, ["name"], "too_big", "must be at most 255 characters");
  }
}

function industryField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["industry"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["industry"]);
  else {
    if (value.length < 1) refuse(issues, ["industry"], "too_small", "must be at least 1 character");
    if (value.length > 120 && codePoints(value) > 120) refuse(issues, ["industry"], "too_big", "must be at most 120 characters");
  }
}

function countryField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["country"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["country"]);
  else {
    if (value.length > 2 && codePoints(value) > 2) refuse(issues, ["country"], "too_big", "must be at most 2 characters");
    if (!pattern3.test(value)) refuse(issues, ["country"], "invalid_format", "must be a country code of two letters");
  }
}

function locationField(value, issues) {
  if (!isObject(value)) wrongType(issues, ["location"], "must be an object", value);
  else {
    const v1 = hasOwn(value, "latitude") ? value.latitude : undefined;
    if (!Number.isFinite(v1)) wrongType(issues, ["location", "latitude"], "must be a number", v1);
    else {
      if (v1 < -90) refuse(issues, ["location", "latitude"], "too_small", "must be at least -90");
      if (v1 > 90) refuse(issues, ["location", "latitude"], "too_big", "must be at most 90");
    }
    const v2 = hasOwn(value, "longitude") ? value.longitude : undefined;
    if (!Number.isFinite(v2)) wrongType(issues, ["location", "longitude"], "must be a number", v2);
    else {
      if (v2 < -180) refuse(issues, ["location", "longitude"], "too_small", "must be at least -180");
      if (v2 > 180) refuse(issues, ["location", "longitude"], "too_big", "must be at most 180");
    }
    if (issues.length > 0 || Object.keys(value).length !== 2) unknownKeys(issues, ["location"], value, texts4);
  }
}

function employeesField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["employees"], "must be a whole number", value);
  else if (!Number.isInteger(value)) refuse(issues, ["employees"], "invalid_type", "must be a whole number");
  else {
    if (value < -2147483648) refuse(issues, ["employees"], "too_small", "must be at least -2147483648");
    if (value > 2147483647) refuse(issues, ["employees"], "too_big", "must be at most 2147483647");
    if (value < 0) refuse(issues, ["employees"], "too_small", "must be at least 0");
  }
}

function revenueField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["revenue"], "must be a number of 20 digits, 2 after the point", value);
  else if (!pattern5.test(value)) refuse(issues, ["revenue"], "invalid_format", "must be a number of 20 digits, 2 after the point");
  else {
    if (!pattern6.test(value)) refuse(issues, ["revenue"], "custom", "must be at least 0.00");
  }
}

function foundedField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["founded"], "must be a day as YYYY-MM-DD", value);
  else if (!pattern7.test(value)) refuse(issues, ["founded"], "invalid_format", "must be a day as YYYY-MM-DD");
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern8.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function updatedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["updatedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern8.test(value)) refuse(issues, ["updatedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v3 = hasOwn(value, "id") ? value.id : undefined;
  idField(v3, issues);
  const v4 = hasOwn(value, "domain") ? value.domain : undefined;
  domainField(v4, issues);
  const v5 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v5, issues);
  const v6 = hasOwn(value, "industry") ? value.industry : undefined;
  if (v6 !== undefined) {
    industryField(v6, issues);
  }
  const v7 = hasOwn(value, "country") ? value.country : undefined;
  if (v7 !== undefined) {
    countryField(v7, issues);
  }
  const v8 = hasOwn(value, "location") ? value.location : undefined;
  if (v8 !== undefined) {
    locationField(v8, issues);
  }
  const v9 = hasOwn(value, "employees") ? value.employees : undefined;
  if (v9 !== undefined) {
    employeesField(v9, issues);
  }
  const v10 = hasOwn(value, "revenue") ? value.revenue : undefined;
  if (v10 !== undefined) {
    revenueField(v10, issues);
  }
  const v11 = hasOwn(value, "founded") ? value.founded : undefined;
  if (v11 !== undefined) {
    foundedField(v11, issues);
  }
  const v12 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v12, issues);
  const v13 = hasOwn(value, "updatedAt") ? value.updatedAt : undefined;
  updatedAtField(v13, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5 + (v6 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1) + (v8 === undefined ? 0 : 1) + (v9 === undefined ? 0 : 1) + (v10 === undefined ? 0 : 1) + (v11 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts9);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateCompany(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateCompanyRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateCompanyRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateCompanyCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v14 = hasOwn(value, "domain") ? value.domain : undefined;
  domainField(v14, issues);
  const v15 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v15, issues);
  const v16 = hasOwn(value, "industry") ? value.industry : undefined;
  if (v16 !== undefined) {
    industryField(v16, issues);
  }
  const v17 = hasOwn(value, "country") ? value.country : undefined;
  if (v17 !== undefined) {
    countryField(v17, issues);
  }
  const v18 = hasOwn(value, "location") ? value.location : undefined;
  if (v18 !== undefined) {
    locationField(v18, issues);
  }
  const v19 = hasOwn(value, "employees") ? value.employees : undefined;
  if (v19 !== undefined) {
    employeesField(v19, issues);
  }
  const v20 = hasOwn(value, "revenue") ? value.revenue : undefined;
  if (v20 !== undefined) {
    revenueField(v20, issues);
  }
  const v21 = hasOwn(value, "founded") ? value.founded : undefined;
  if (v21 !== undefined) {
    foundedField(v21, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 2 + (v16 === undefined ? 0 : 1) + (v17 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts10);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateCompanyPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v22 = hasOwn(value, "domain") ? value.domain : undefined;
  if (v22 !== undefined) {
    domainField(v22, issues);
  }
  const v23 = hasOwn(value, "name") ? value.name : undefined;
  if (v23 !== undefined) {
    nameField(v23, issues);
  }
  const v24 = hasOwn(value, "industry") ? value.industry : undefined;
  if (v24 !== undefined && v24 !== null) {
    industryField(v24, issues);
  }
  const v25 = hasOwn(value, "country") ? value.country : undefined;
  if (v25 !== undefined && v25 !== null) {
    countryField(v25, issues);
  }
  const v26 = hasOwn(value, "location") ? value.location : undefined;
  if (v26 !== undefined && v26 !== null) {
    locationField(v26, issues);
  }
  const v27 = hasOwn(value, "employees") ? value.employees : undefined;
  if (v27 !== undefined && v27 !== null) {
    employeesField(v27, issues);
  }
  const v28 = hasOwn(value, "revenue") ? value.revenue : undefined;
  if (v28 !== undefined && v28 !== null) {
    revenueField(v28, issues);
  }
  const v29 = hasOwn(value, "founded") ? value.founded : undefined;
  if (v29 !== undefined && v29 !== null) {
    foundedField(v29, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1) + (v24 === undefined ? 0 : 1) + (v25 === undefined ? 0 : 1) + (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1) + (v28 === undefined ? 0 : 1) + (v29 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts10);
  return result(value, issues);
}
