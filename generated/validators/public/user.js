// Made by concord from schemas/public/user.yaml; change it there.

const pattern1 = /^(?:[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$/u;
const pattern2 = /^(?:(?:[^ \t\r\nA-Z]+(?:[ \t\r\n]+[^ \t\r\nA-Z]+)*)?)$/u;
const pattern3 = /^(?:(?:[^ \t\r\n]+(?:[ \t\r\n]+[^ \t\r\n]+)*)?)$/u;
const pattern4 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "email", "displayName", "role", "createdAt", "updatedAt"]);
const texts6 = /* @__PURE__ */ new Set(["id", "email", "displayName", "role"]);
const texts7 = /* @__PURE__ */ new Set(["email", "displayName", "role"]);

const { hasOwn } = Object;

const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });

const refuse = (issues, path, code, message) => issues.push({ code, path, message });

function wrongType(issues, path, expected, value) {
  const received = value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "number" && !Number.isFinite(value) ? String(value) : typeof value;
  refuse(issues, path, "invalid_type", "Invalid input: expected " + expected + ", received " + received);
}

const wrongForm = (issues, path, expected) => refuse(issues, path, "invalid_format", "Invalid input: expected " + expected);

const brokenText = (issues, path) => refuse(issues, path, "invalid_format", "Invalid text: U+0000 or a lone surrogate");

const tooShort = (issues, path, least, what, of) => refuse(issues, path, "too_small", "Too small: expected " + what + " to have >=" + least + " " + of);

const tooLong = (issues, path, most, what, of) => refuse(issues, path, "too_big", "Too big: expected " + what + " to have <=" + most + " " + of);

function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = "Unrecognized key" + (keys.length === 1 ? "" : "s") + ": " + keys.map((key) => '"' + key + '"').join(", ");
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
  if (typeof value !== "string") wrongType(issues, ["id"], "string", value);
  else if (!isText(value)) brokenText(issues, ["id"]);
  else {
    if (value.length < 1) tooShort(issues, ["id"], 1, "string", "characters");
    if (value.length > 128 && codePoints(value) > 128) tooLong(issues, ["id"], 128, "string", "characters");
  }
}

function emailField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["email"], "string", value);
  else if (!isText(value)) brokenText(issues, ["email"]);
  else {
    if (value.length > 254 && codePoints(value) > 254) tooLong(issues, ["email"], 254, "string", "characters");
    if (!pattern1.test(value)) refuse(issues, ["email"], "invalid_format", "Invalid email");
    else {
      if (!pattern2.test(value)) refuse(issues, ["email"], "custom", "Invalid text: expected its normal form (trim, lowercase)");
    }
  }
}

function displayNameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["displayName"], "string", value);
  else if (!isText(value)) brokenText(issues, ["displayName"]);
  else {
    if (value.length < 1) tooShort(issues, ["displayName"], 1, "string", "characters");
    if (value.length > 255 && codePoints(value) > 255) tooLong(issues, ["displayName"], 255, "string", "characters");
    if (!pattern3.test(value)) refuse(issues, ["displayName"], "custom", "Invalid text: expected its normal form (trim)");
  }
}

function roleField(value, issues) {
  if (value !== "user" && value !== "admin" && value !== "moderator") refuse(issues, ["role"], "invalid_value", "Invalid option: expected one of \"user\"|\"admin\"|\"moderator\"");
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "string", value);
  else if (!pattern4.test(value)) wrongForm(issues, ["createdAt"], "a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function updatedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["updatedAt"], "string", value);
  else if (!pattern4.test(value)) wrongForm(issues, ["updatedAt"], "a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v2, issues);
  const v3 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v3 !== undefined) {
    displayNameField(v3, issues);
  }
  const v4 = hasOwn(value, "role") ? value.role : undefined;
  roleField(v4, issues);
  const v5 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v5, issues);
  const v6 = hasOwn(value, "updatedAt") ? value.updatedAt : undefined;
  updatedAtField(v6, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5 + (v3 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateUserRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateUserRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateUserCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v7 = hasOwn(value, "id") ? value.id : undefined;
  idField(v7, issues);
  const v8 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v8, issues);
  const v9 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v9 !== undefined) {
    displayNameField(v9, issues);
  }
  const v10 = hasOwn(value, "role") ? value.role : undefined;
  if (v10 !== undefined) {
    roleField(v10, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 2 + (v9 === undefined ? 0 : 1) + (v10 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateUserPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v11 = hasOwn(value, "email") ? value.email : undefined;
  if (v11 !== undefined) {
    emailField(v11, issues);
  }
  const v12 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v12 !== undefined && v12 !== null) {
    displayNameField(v12, issues);
  }
  const v13 = hasOwn(value, "role") ? value.role : undefined;
  if (v13 !== undefined) {
    roleField(v13, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v11 === undefined ? 0 : 1) + (v12 === undefined ? 0 : 1) + (v13 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts7);
  return result(value, issues);
}
