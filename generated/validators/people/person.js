// Made by concord from schemas/people/person.yaml; change it there.

const pattern1 = /^(?:[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$/u;
const pattern2 = /^(?:https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*|\[(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})\])(?::[0-9]{1,5})?(?:\/(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\-]|%[0-9A-Fa-f]{2})*)*(?:\?(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?)$/u;
const pattern3 = /^(?:\+[1-9][0-9]{6,14})$/u;
const pattern4 = /^(?:[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*)$/u;
const pattern5 = /^(?:0\.00|-?(?:0\.0[1-9]|0\.[1-9][0-9]|[1-9]\.[0-9]{2}|[1-9][0-9]{1,7}\.[0-9]{2}))$/u;
const pattern6 = /^(?:(?:0|[1-9][0-9]{0,7})\.[0-9]{2})$/u;
const pattern7 = /^(?:[0-9A-Z][0-9A-Z \-]{1,9})$/u;
const pattern8 = /^(?:[A-Z]{2})$/u;
const texts9 = /* @__PURE__ */ new Set(["street", "city", "zip", "country"]);
const pattern10 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern11 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts12 = /* @__PURE__ */ new Set(["id", "email", "displayName", "jobTitle", "linkedinUrl", "phone", "locale", "credit", "address", "skills", "companyId", "openedAt", "closedAt", "fax", "createdAt", "updatedAt"]);
const texts13 = /* @__PURE__ */ new Set(["id", "email", "displayName", "jobTitle", "linkedinUrl", "phone", "locale", "credit", "address", "skills", "companyId", "openedAt", "closedAt", "fax"]);
const texts14 = /* @__PURE__ */ new Set(["email", "displayName", "jobTitle", "linkedinUrl", "phone", "locale", "credit", "address", "skills", "companyId", "openedAt", "closedAt", "fax"]);

const { hasOwn } = Object;

const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });

const refuse = (issues, path, code, message) => issues.push({ code, path, message });

const wrongType = (issues, path, message, value, code = "invalid_type") => refuse(issues, path, code, value === undefined ? "is required" : message);

const brokenText = (issues, path) => refuse(issues, path, "invalid_format", "must not hold U+0000 or half a character");

const broken = (issues, check, message) => issues.push({ code: "custom", path: [], message, params: { check } });

function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = (keys.length === 1 ? "has a key that is" : "has keys that are") + " not known: " + keys.join(", ");
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", path, message, keys });
}

/** Whether these fields are valid by themselves. */
const isFine = (issues, names) => issues.length === 0 || issues.every(({ path }) => path.length === 0 || !names.includes(path[0]));

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}

const isUnique = (list) => new Set(list.map(fingerprint)).size === list.length;

/** A text that equal values of one type share and others do not. */
function fingerprint(value) {
  if (Array.isArray(value)) return "[" + value.map(fingerprint).join(",") + "]";
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + fingerprint(value[key])).join(",") + "}";
}

/** A moment, a day and time, or a time of day in microseconds; digits beyond those are cut. What is none of them is 0: its field says so itself. */
function micros(value) {
  if (value === undefined || value === null) return undefined;
  const [, day = "1970-01-01T", clock, fraction = ""] = /^([0-9-]{10}T)?([0-9:]{8})(?:\.([0-9]+))?Z?$/.exec(value) ?? [];
  const milliseconds = clock === undefined ? NaN : Date.parse(day + clock + "Z");
  return Number.isNaN(milliseconds) ? 0n : BigInt(milliseconds) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["id"]);
  else {
    if (value.length < 1) refuse(issues, ["id"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["id"], "too_big", "must be at most 128 characters");
  }
}

function emailField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["email"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["email"]);
  else {
    if (value.length > 254 && codePoints(value) > 254) refuse(issues, ["email"], "too_big", "must be at most 254 characters");
    if (!pattern1.test(value)) refuse(issues, ["email"], "invalid_format", "must be an e-mail address");
  }
}

function displayNameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["displayName"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["displayName"]);
  else {
    if (value.length < 1) refuse(issues, ["displayName"], "too_small", "must be at least 1 character");
    if (value.length > 255 && codePoints(value) > 255) refuse(issues, ["displayName"], "too_big", "must be at most 255 characters");
  }
}

function jobTitleField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["jobTitle"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["jobTitle"]);
  else {
    if (value.length > 120 && codePoints(value) > 120) refuse(issues, ["jobTitle"], "too_big", "must be at most 120 characters");
  }
}

function linkedinUrlField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["linkedinUrl"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["linkedinUrl"]);
  else {
    if (value.length > 2048 && codePoints(value) > 2048) refuse(issues, ["linkedinUrl"], "too_big", "must be at most 2048 characters");
    if (!pattern2.test(value)) refuse(issues, ["linkedinUrl"], "invalid_format", "must be a URL");
    else {
      if (value.length > 300 && codePoints(value) > 300) refuse(issues, ["linkedinUrl"], "too_big", "must be at most 300 characters");
    }
  }
}

function phoneField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["phone"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["phone"]);
  else {
    if (value.length > 16 && codePoints(value) > 16) refuse(issues, ["phone"], "too_big", "must be at most 16 characters");
    if (!pattern3.test(value)) refuse(issues, ["phone"], "invalid_format", "must be a phone number that begins with +");
  }
}

function localeField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["locale"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["locale"]);
  else {
    if (value.length > 35 && codePoints(value) > 35) refuse(issues, ["locale"], "too_big", "must be at most 35 characters");
    if (!pattern4.test(value)) refuse(issues, ["locale"], "invalid_format", "must be a locale such as de-AT");
  }
}

function creditField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["credit"], "must be a number of 10 digits, 2 after the point", value);
  else if (!pattern5.test(value)) refuse(issues, ["credit"], "invalid_format", "must be a number of 10 digits, 2 after the point");
  else {
    if (!pattern6.test(value)) refuse(issues, ["credit"], "custom", "must be at least 0.00");
  }
}

function addressField(value, issues, closed) {
  if (!isObject(value)) wrongType(issues, ["address"], "must be an object", value);
  else {
    const v1 = hasOwn(value, "street") ? value.street : undefined;
    if (typeof v1 !== "string") wrongType(issues, ["address", "street"], "must be text", v1);
    else if (!isText(v1)) brokenText(issues, ["address", "street"]);
    else {
      if (v1.length < 1) refuse(issues, ["address", "street"], "too_small", "must be at least 1 character");
      if (v1.length > 200 && codePoints(v1) > 200) refuse(issues, ["address", "street"], "too_big", "must be at most 200 characters");
    }
    const v2 = hasOwn(value, "city") ? value.city : undefined;
    if (typeof v2 !== "string") wrongType(issues, ["address", "city"], "must be text", v2);
    else if (!isText(v2)) brokenText(issues, ["address", "city"]);
    else {
      if (v2.length < 1) refuse(issues, ["address", "city"], "too_small", "must be at least 1 character");
      if (v2.length > 100 && codePoints(v2) > 100) refuse(issues, ["address", "city"], "too_big", "must be at most 100 characters");
    }
    const v3 = hasOwn(value, "zip") ? value.zip : undefined;
    if (v3 !== undefined) {
      if (typeof v3 !== "string") wrongType(issues, ["address", "zip"], "must be text", v3);
      else if (!isText(v3)) brokenText(issues, ["address", "zip"]);
      else {
        if (!pattern7.test(v3)) refuse(issues, ["address", "zip"], "invalid_format", "must match [0-9A-Z][0-9A-Z -]{1,9}");
      }
    }
    const v4 = hasOwn(value, "country") ? value.country : undefined;
    if (typeof v4 !== "string") wrongType(issues, ["address", "country"], "must be text", v4);
    else if (!isText(v4)) brokenText(issues, ["address", "country"]);
    else {
      if (v4.length > 2 && codePoints(v4) > 2) refuse(issues, ["address", "country"], "too_big", "must be at most 2 characters");
      if (!pattern8.test(v4)) refuse(issues, ["address", "country"], "invalid_format", "must be a country code of two letters");
    }
    if (closed && (issues.length > 0 || Object.keys(value).length !== 3 + (v3 === undefined ? 0 : 1))) unknownKeys(issues, ["address"], value, texts9);
  }
}

function skillsField(value, issues) {
  if (!Array.isArray(value)) wrongType(issues, ["skills"], "must be a list", value);
  else if (value.length > 10) refuse(issues, ["skills"], "too_big", "must have at most 10 members");
  else {
    const v7 = issues.length;
    for (let v5 = 0; v5 < value.length; v5 += 1) {
      const v6 = value[v5];
      if (typeof v6 !== "string") wrongType(issues, ["skills", v5], "must be text", v6);
      else if (!isText(v6)) brokenText(issues, ["skills", v5]);
      else {
        if (v6.length < 1) refuse(issues, ["skills", v5], "too_small", "must be at least 1 character");
        if (v6.length > 40 && codePoints(v6) > 40) refuse(issues, ["skills", v5], "too_big", "must be at most 40 characters");
      }
    }
    if (issues.length === v7 && !isUnique(value)) refuse(issues, ["skills"], "custom", "must not have a member twice");
  }
}

function companyIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["companyId"], "must be a UUID in lower case", value);
  else if (!pattern10.test(value)) refuse(issues, ["companyId"], "invalid_format", "must be a UUID in lower case");
}

function openedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["openedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern11.test(value)) refuse(issues, ["openedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function closedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["closedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern11.test(value)) refuse(issues, ["closedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function faxField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["fax"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["fax"]);
  else {
    if (value.length > 16 && codePoints(value) > 16) refuse(issues, ["fax"], "too_big", "must be at most 16 characters");
    if (!pattern3.test(value)) refuse(issues, ["fax"], "invalid_format", "must be a phone number that begins with +");
  }
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern11.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function updatedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["updatedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern11.test(value)) refuse(issues, ["updatedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

// closedAt == null || closedAt >= openedAt
const holds_closed_after_opened = (_closedAt, _openedAt) => (_closedAt == null) || (micros(_closedAt) >= micros(_openedAt));

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "id") ? value.id : undefined;
  idField(v8, issues);
  const v9 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v9, issues);
  const v10 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v10 !== undefined) {
    displayNameField(v10, issues);
  }
  const v11 = hasOwn(value, "jobTitle") ? value.jobTitle : undefined;
  if (v11 !== undefined) {
    jobTitleField(v11, issues);
  }
  const v12 = hasOwn(value, "linkedinUrl") ? value.linkedinUrl : undefined;
  if (v12 !== undefined) {
    linkedinUrlField(v12, issues);
  }
  const v13 = hasOwn(value, "phone") ? value.phone : undefined;
  if (v13 !== undefined) {
    phoneField(v13, issues);
  }
  const v14 = hasOwn(value, "locale") ? value.locale : undefined;
  localeField(v14, issues);
  const v15 = hasOwn(value, "credit") ? value.credit : undefined;
  creditField(v15, issues);
  const v16 = hasOwn(value, "address") ? value.address : undefined;
  if (v16 !== undefined) {
    addressField(v16, issues, closed);
  }
  const v17 = hasOwn(value, "skills") ? value.skills : undefined;
  skillsField(v17, issues);
  const v18 = hasOwn(value, "companyId") ? value.companyId : undefined;
  if (v18 !== undefined) {
    companyIdField(v18, issues);
  }
  const v19 = hasOwn(value, "openedAt") ? value.openedAt : undefined;
  openedAtField(v19, issues);
  const v20 = hasOwn(value, "closedAt") ? value.closedAt : undefined;
  if (v20 !== undefined) {
    closedAtField(v20, issues);
  }
  const v21 = hasOwn(value, "fax") ? value.fax : undefined;
  if (v21 !== undefined) {
    faxField(v21, issues);
  }
  const v22 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v22, issues);
  const v23 = hasOwn(value, "updatedAt") ? value.updatedAt : undefined;
  updatedAtField(v23, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 8 + (v10 === undefined ? 0 : 1) + (v11 === undefined ? 0 : 1) + (v12 === undefined ? 0 : 1) + (v13 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts12);
  if (isFine(issues, ["closedAt", "openedAt"]) && !holds_closed_after_opened(v20, v19)) broken(issues, "closed_after_opened", "A record is closed after it was opened.");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validatePerson(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validatePersonRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validatePersonRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validatePersonCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v24 = hasOwn(value, "id") ? value.id : undefined;
  idField(v24, issues);
  const v25 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v25, issues);
  const v26 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v26 !== undefined) {
    displayNameField(v26, issues);
  }
  const v27 = hasOwn(value, "jobTitle") ? value.jobTitle : undefined;
  if (v27 !== undefined) {
    jobTitleField(v27, issues);
  }
  const v28 = hasOwn(value, "linkedinUrl") ? value.linkedinUrl : undefined;
  if (v28 !== undefined) {
    linkedinUrlField(v28, issues);
  }
  const v29 = hasOwn(value, "phone") ? value.phone : undefined;
  if (v29 !== undefined) {
    phoneField(v29, issues);
  }
  const v30 = hasOwn(value, "locale") ? value.locale : undefined;
  if (v30 !== undefined) {
    localeField(v30, issues);
  }
  const v31 = hasOwn(value, "credit") ? value.credit : undefined;
  if (v31 !== undefined) {
    creditField(v31, issues);
  }
  const v32 = hasOwn(value, "address") ? value.address : undefined;
  if (v32 !== undefined) {
    addressField(v32, issues, true);
  }
  const v33 = hasOwn(value, "skills") ? value.skills : undefined;
  if (v33 !== undefined) {
    skillsField(v33, issues);
  }
  const v34 = hasOwn(value, "companyId") ? value.companyId : undefined;
  if (v34 !== undefined) {
    companyIdField(v34, issues);
  }
  const v35 = hasOwn(value, "openedAt") ? value.openedAt : undefined;
  openedAtField(v35, issues);
  const v36 = hasOwn(value, "closedAt") ? value.closedAt : undefined;
  if (v36 !== undefined) {
    closedAtField(v36, issues);
  }
  const v37 = hasOwn(value, "fax") ? value.fax : undefined;
  if (v37 !== undefined) {
    faxField(v37, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1) + (v28 === undefined ? 0 : 1) + (v29 === undefined ? 0 : 1) + (v30 === undefined ? 0 : 1) + (v31 === undefined ? 0 : 1) + (v32 === undefined ? 0 : 1) + (v33 === undefined ? 0 : 1) + (v34 === undefined ? 0 : 1) + (v36 === undefined ? 0 : 1) + (v37 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts13);
  if (isFine(issues, ["closedAt", "openedAt"]) && !holds_closed_after_opened(v36, v35)) broken(issues, "closed_after_opened", "A record is closed after it was opened.");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validatePersonPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v38 = hasOwn(value, "email") ? value.email : undefined;
  if (v38 !== undefined) {
    emailField(v38, issues);
  }
  const v39 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v39 !== undefined && v39 !== null) {
    displayNameField(v39, issues);
  }
  const v40 = hasOwn(value, "jobTitle") ? value.jobTitle : undefined;
  if (v40 !== undefined && v40 !== null) {
    jobTitleField(v40, issues);
  }
  const v41 = hasOwn(value, "linkedinUrl") ? value.linkedinUrl : undefined;
  if (v41 !== undefined && v41 !== null) {
    linkedinUrlField(v41, issues);
  }
  const v42 = hasOwn(value, "phone") ? value.phone : undefined;
  if (v42 !== undefined && v42 !== null) {
    phoneField(v42, issues);
  }
  const v43 = hasOwn(value, "locale") ? value.locale : undefined;
  if (v43 !== undefined) {
    localeField(v43, issues);
  }
  const v44 = hasOwn(value, "credit") ? value.credit : undefined;
  if (v44 !== undefined) {
    creditField(v44, issues);
  }
  const v45 = hasOwn(value, "address") ? value.address : undefined;
  if (v45 !== undefined && v45 !== null) {
    addressField(v45, issues, true);
  }
  const v46 = hasOwn(value, "skills") ? value.skills : undefined;
  if (v46 !== undefined) {
    skillsField(v46, issues);
  }
  const v47 = hasOwn(value, "companyId") ? value.companyId : undefined;
  if (v47 !== undefined && v47 !== null) {
    companyIdField(v47, issues);
  }
  const v48 = hasOwn(value, "openedAt") ? value.openedAt : undefined;
  if (v48 !== undefined) {
    openedAtField(v48, issues);
  }
  const v49 = hasOwn(value, "closedAt") ? value.closedAt : undefined;
  if (v49 !== undefined && v49 !== null) {
    closedAtField(v49, issues);
  }
  const v50 = hasOwn(value, "fax") ? value.fax : undefined;
  if (v50 !== undefined && v50 !== null) {
    faxField(v50, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v38 === undefined ? 0 : 1) + (v39 === undefined ? 0 : 1) + (v40 === undefined ? 0 : 1) + (v41 === undefined ? 0 : 1) + (v42 === undefined ? 0 : 1) + (v43 === undefined ? 0 : 1) + (v44 === undefined ? 0 : 1) + (v45 === undefined ? 0 : 1) + (v46 === undefined ? 0 : 1) + (v47 === undefined ? 0 : 1) + (v48 === undefined ? 0 : 1) + (v49 === undefined ? 0 : 1) + (v50 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts14);
  return result(value, issues);
}
