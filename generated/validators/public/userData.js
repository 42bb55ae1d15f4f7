// Made by concord from schemas/public/userData.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u;
const pattern3 = /^(?:(?:[A-Za-z0-9+/]{4})*|(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/][AQgw]==|(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)$/u;
const pattern4 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "userId", "name", "value", "thumbnail", "createdAt", "updatedAt"]);
const texts6 = /* @__PURE__ */ new Set(["userId", "name", "value", "thumbnail"]);
const texts7 = /* @__PURE__ */ new Set(["name", "value", "thumbnail"]);

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

/** An object as JSON makes one: no list, no instance of a class. */
function isRecord(value) {
  if (!isObject(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}

const bytesIn = (base64) => (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);

/** JSON without null at its top; documents: as a document store holds it, without a list directly in a list (isMember: it is in one), an empty key or one like "__name__". */
function isJson(whole, documents, isMember = false) {
  if (whole === null) return false;
  const waiting = [whole];
  const lists = [isMember];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const inList = lists.pop();
    if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) continue;
    if (typeof value === "string") {
      if (!isText(value)) return false;
    } else if (Array.isArray(value)) {
      if (inList && documents) return false;
      for (const member of value) lists.push(waiting.push(member) > 0);
    } else if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        if (!isText(key) || (documents && (key === "" || /^__[^]*__$/.test(key)))) return false;
        lists.push(waiting.push(value[key]) === 0);
      }
    } else return false;
  }
  return true;
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function userIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["userId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["userId"]);
  else {
    if (value.length < 1) refuse(issues, ["userId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["userId"], "too_big", "must be at most 128 characters");
  }
}

function nameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["name"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["name"]);
  else {
    if (value.length > 200 && codePoints(value) > 200) refuse(issues, ["name"], "too_big", "must be at most 200 characters");
    if (!pattern2.test(value)) refuse(issues, ["name"], "invalid_format", "must be lower-case words joined by hyphens");
    else {
      if (value.length > 80 && codePoints(value) > 80) refuse(issues, ["name"], "too_big", "must be at most 80 characters");
    }
  }
}

function valueField(value, issues) {
  if (!isJson(value, true)) wrongType(issues, ["value"], "must be JSON that a document store holds", value, "custom");
}

function thumbnailField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["thumbnail"], "must be canonical base64", value);
  else if (!pattern3.test(value)) refuse(issues, ["thumbnail"], "invalid_format", "must be canonical base64");
  else {
    if (bytesIn(value) > 4096) refuse(issues, ["thumbnail"], "custom", "must be at most 4096 bytes");
  }
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
  const v2 = hasOwn(value, "userId") ? value.userId : undefined;
  userIdField(v2, issues);
  const v3 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v3, issues);
  const v4 = hasOwn(value, "value") ? value.value : undefined;
  valueField(v4, issues);
  const v5 = hasOwn(value, "thumbnail") ? value.thumbnail : undefined;
  if (v5 !== undefined) {
    thumbnailField(v5, issues);
  }
  const v6 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v6, issues);
  const v7 = hasOwn(value, "updatedAt") ? value.updatedAt : undefined;
  updatedAtField(v7, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 6 + (v5 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateUserData(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateUserDataRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateUserDataRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateUserDataCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "userId") ? value.userId : undefined;
  userIdField(v8, issues);
  const v9 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v9, issues);
  const v10 = hasOwn(value, "value") ? value.value : undefined;
  valueField(v10, issues);
  const v11 = hasOwn(value, "thumbnail") ? value.thumbnail : undefined;
  if (v11 !== undefined) {
    thumbnailField(v11, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v11 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateUserDataPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v12 = hasOwn(value, "name") ? value.name : undefined;
  if (v12 !== undefined) {
    nameField(v12, issues);
  }
  const v13 = hasOwn(value, "value") ? value.value : undefined;
  if (v13 !== undefined) {
    valueField(v13, issues);
  }
  const v14 = hasOwn(value, "thumbnail") ? value.thumbnail : undefined;
  if (v14 !== undefined && v14 !== null) {
    thumbnailField(v14, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v12 === undefined ? 0 : 1) + (v13 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts7);
  return result(value, issues);
}
