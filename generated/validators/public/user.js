// Made by concord from schemas/public/user.yaml; change it there.

const pattern1 = /^(?:[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$/u;
const pattern2 = /^(?:(?:[^ \t\r\nA-Z]+(?:[ \t\r\n]+[^ \t\r\nA-Z]+)*)?)$/u;
const pattern3 = /^(?:(?:[^ \t\r\n]+(?:[ \t\r\n]+[^ \t\r\n]+)*)?)$/u;
const pattern4 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "email", "displayName", "role", "createdAt", "updatedAt"]);
const texts6 = /* @__PURE__ */ new Set(["id", "email", "displayName", "role"]);
const texts7 = /* @__PURE__ */ new Set(["email", "displayName", "role"]);
const texts8 = /* @__PURE__ */ new Set(["email", "displayName", "password", "confirmation", "newsletter"]);
const texts9 = /* @__PURE__ */ new Set(["email", "displayName"]);

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

const same = (one, other) => (one ?? null) === (other ?? null);

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
    else {
      if (!pattern2.test(value)) refuse(issues, ["email"], "custom", "must be without blanks at its ends and in lower case");
    }
  }
}

function displayNameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["displayName"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["displayName"]);
  else {
    if (value.length < 1) refuse(issues, ["displayName"], "too_small", "must be at least 1 character");
    if (value.length > 255 && codePoints(value) > 255) refuse(issues, ["displayName"], "too_big", "must be at most 255 characters");
    if (!pattern3.test(value)) refuse(issues, ["displayName"], "custom", "must be without blanks at its ends");
  }
}

function roleField(value, issues) {
  if (value !== "user" && value !== "admin" && value !== "moderator") wrongType(issues, ["role"], "must be one of user, admin, moderator", value, "invalid_value");
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern4.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function updatedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["updatedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern4.test(value)) refuse(issues, ["updatedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
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
export function validateUser(value) {
  return judge(value, true);
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
    wrongType(issues, [], "must be an object", value);
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
    wrongType(issues, [], "must be an object", value);
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

/** What everyone may see of a user. */
export function validateUserPublic(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v14 = hasOwn(value, "id") ? value.id : undefined;
  idField(v14, issues);
  const v15 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v15 !== undefined) {
    displayNameField(v15, issues);
  }
  const v16 = hasOwn(value, "role") ? value.role : undefined;
  roleField(v16, issues);
  return result(value, issues);
}

function signUp$passwordField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["password"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["password"]);
  else {
    if (value.length < 24 && codePoints(value) < 12) refuse(issues, ["password"], "too_small", "must be at least 12 characters");
    if (value.length > 200 && codePoints(value) > 200) refuse(issues, ["password"], "too_big", "must be at most 200 characters");
  }
}

function signUp$confirmationField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["confirmation"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["confirmation"]);
  else {
    if (value.length > 200 && codePoints(value) > 200) refuse(issues, ["confirmation"], "too_big", "must be at most 200 characters");
  }
}

function signUp$newsletterField(value, issues) {
  if (typeof value !== "boolean") wrongType(issues, ["newsletter"], "must be true or false", value);
}

// password == confirmation
const holds_signUp$passwords_agree = (_password, _confirmation) => same(_password, _confirmation);

/** A new user, as the page for signing up asks for it. */
export function validateUserSignUp(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v17 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v17, issues);
  const v18 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v18 !== undefined) {
    displayNameField(v18, issues);
  }
  const v19 = hasOwn(value, "password") ? value.password : undefined;
  signUp$passwordField(v19, issues);
  const v20 = hasOwn(value, "confirmation") ? value.confirmation : undefined;
  signUp$confirmationField(v20, issues);
  const v21 = hasOwn(value, "newsletter") ? value.newsletter : undefined;
  if (v21 !== undefined) {
    signUp$newsletterField(v21, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v18 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts8);
  if (isFine(issues, ["password", "confirmation"]) && !holds_signUp$passwords_agree(v19, v20)) broken(issues, "passwords_agree", "The passwords differ.");
  return result(value, issues);
}

/** What users change of themselves. */
export function validateUserProfile(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v22 = hasOwn(value, "email") ? value.email : undefined;
  if (v22 !== undefined) {
    emailField(v22, issues);
  }
  const v23 = hasOwn(value, "displayName") ? value.displayName : undefined;
  if (v23 !== undefined && v23 !== null) {
    displayNameField(v23, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts9);
  return result(value, issues);
}
