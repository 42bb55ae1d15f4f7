// Made by concord from schemas/public/event.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[a-z][a-z0-9_]*)$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z)$/u;
const texts4 = /* @__PURE__ */ new Set(["id", "type", "userId", "payload", "createdAt"]);
const texts5 = /* @__PURE__ */ new Set(["type", "userId", "payload"]);

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

function typeField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["type"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["type"]);
  else {
    if (value.length > 100 && codePoints(value) > 100) refuse(issues, ["type"], "too_big", "must be at most 100 characters");
    if (!pattern2.test(value)) refuse(issues, ["type"], "invalid_format", "must match [a-z][a-z0-9_]*");
  }
}

function userIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["userId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["userId"]);
  else {
    if (value.length < 1) refuse(issues, ["userId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["userId"], "too_big", "must be at most 128 characters");
  }
}

function payloadField(value, issues) {
  if (!isJson(value, false)) wrongType(issues, ["payload"], "must be JSON", value, "custom");
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "type") ? value.type : undefined;
  typeField(v2, issues);
  const v3 = hasOwn(value, "userId") ? value.userId : undefined;
  if (v3 !== undefined) {
    userIdField(v3, issues);
  }
  const v4 = hasOwn(value, "payload") ? value.payload : undefined;
  if (v4 !== undefined) {
    payloadField(v4, issues);
  }
  const v5 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v5, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 3 + (v3 === undefined ? 0 : 1) + (v4 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts4);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateEvent(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateEventRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateEventRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateEventCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v6 = hasOwn(value, "type") ? value.type : undefined;
  typeField(v6, issues);
  const v7 = hasOwn(value, "userId") ? value.userId : undefined;
  if (v7 !== undefined) {
    userIdField(v7, issues);
  }
  const v8 = hasOwn(value, "payload") ? value.payload : undefined;
  if (v8 !== undefined) {
    payloadField(v8, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 1 + (v7 === undefined ? 0 : 1) + (v8 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateEventPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v9 = hasOwn(value, "type") ? value.type : undefined;
  if (v9 !== undefined) {
    typeField(v9, issues);
  }
  const v10 = hasOwn(value, "userId") ? value.userId : undefined;
  if (v10 !== undefined && v10 !== null) {
    userIdField(v10, issues);
  }
  const v11 = hasOwn(value, "payload") ? value.payload : undefined;
  if (v11 !== undefined && v11 !== null) {
    payloadField(v11, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v9 === undefined ? 0 : 1) + (v10 === undefined ? 0 : 1) + (v11 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}
