// Made by concord from schemas/public/client.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts4 = /* @__PURE__ */ new Set(["id", "name", "email", "metadata", "ownerUid", "createdAt"]);
const texts5 = /* @__PURE__ */ new Set(["name", "email", "metadata", "ownerUid"]);
const texts6 = /* @__PURE__ */ new Set(["name", "email", "metadata"]);

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

function nameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["name"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["name"]);
  else {
    if (value.length < 1) refuse(issues, ["name"], "too_small", "must be at least 1 character");
    if (value.length > 255 && codePoints(value) > 255) refuse(issues, ["name"], "too_big", "must be at most 255 characters");
  }
}

function emailField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["email"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["email"]);
  else {
    if (value.length > 254 && codePoints(value) > 254) refuse(issues, ["email"], "too_big", "must be at most 254 characters");
    if (!pattern2.test(value)) refuse(issues, ["email"], "invalid_format", "must be an e-mail address");
  }
}

function metadataField(value, issues) {
  if (!isRecord(value)) wrongType(issues, ["metadata"], "must be an object", value, "custom");
  else {
    for (const v1 of Object.keys(value)) {
      if (v1 === "" || !isText(v1)) refuse(issues, ["metadata", v1], "custom", "is no key that a map may have");
      const v2 = value[v1];
      if (!isJson(v2, true)) wrongType(issues, ["metadata", v1], "must be JSON that a document store holds", v2, "custom");
    }
  }
}

function ownerUidField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["ownerUid"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["ownerUid"]);
  else {
    if (value.length < 1) refuse(issues, ["ownerUid"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["ownerUid"], "too_big", "must be at most 128 characters");
  }
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v5 = hasOwn(value, "id") ? value.id : undefined;
  idField(v5, issues);
  const v6 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v6, issues);
  const v7 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v7, issues);
  const v8 = hasOwn(value, "metadata") ? value.metadata : undefined;
  if (v8 !== undefined) {
    metadataField(v8, issues);
  }
  const v9 = hasOwn(value, "ownerUid") ? value.ownerUid : undefined;
  ownerUidField(v9, issues);
  const v10 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v10, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5 + (v8 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts4);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateClient(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateClientRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateClientRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateClientCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v11 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v11, issues);
  const v12 = hasOwn(value, "email") ? value.email : undefined;
  emailField(v12, issues);
  const v13 = hasOwn(value, "metadata") ? value.metadata : undefined;
  if (v13 !== undefined) {
    metadataField(v13, issues);
  }
  const v14 = hasOwn(value, "ownerUid") ? value.ownerUid : undefined;
  ownerUidField(v14, issues);
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v13 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateClientPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v15 = hasOwn(value, "name") ? value.name : undefined;
  if (v15 !== undefined) {
    nameField(v15, issues);
  }
  const v16 = hasOwn(value, "email") ? value.email : undefined;
  if (v16 !== undefined) {
    emailField(v16, issues);
  }
  const v17 = hasOwn(value, "metadata") ? value.metadata : undefined;
  if (v17 !== undefined && v17 !== null) {
    metadataField(v17, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v15 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1) + (v17 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}
