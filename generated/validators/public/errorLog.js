// Made by concord from schemas/public/errorLog.yaml; change it there.

const pattern1 = /^(?:0|-?[1-9][0-9]{0,18})$/u;
const pattern2 = /^(?:(?:0|[1-9][0-9]{0,18})|-(?:[1-9]|[1-9][0-9]{1,17}|[1-8][0-9]{18}|9[0-1][0-9]{17}|92[0-1][0-9]{16}|922[0-2][0-9]{15}|9223[0-2][0-9]{14}|92233[0-6][0-9]{13}|922337[0-1][0-9]{12}|92233720[0-2][0-9]{10}|922337203[0-5][0-9]{9}|9223372036[0-7][0-9]{8}|92233720368[0-4][0-9]{7}|922337203685[0-3][0-9]{6}|9223372036854[0-6][0-9]{5}|92233720368547[0-6][0-9]{4}|922337203685477[0-4][0-9]{3}|9223372036854775[0-7][0-9]{2}|922337203685477580[0-8]))$/u;
const pattern3 = /^(?:(?:0|[1-9][0-9]{0,17})|[1-8][0-9]{18}|9[0-1][0-9]{17}|92[0-1][0-9]{16}|922[0-2][0-9]{15}|9223[0-2][0-9]{14}|92233[0-6][0-9]{13}|922337[0-1][0-9]{12}|92233720[0-2][0-9]{10}|922337203[0-5][0-9]{9}|9223372036[0-7][0-9]{8}|92233720368[0-4][0-9]{7}|922337203685[0-3][0-9]{6}|9223372036854[0-6][0-9]{5}|92233720368547[0-6][0-9]{4}|922337203685477[0-4][0-9]{3}|9223372036854775[0-7][0-9]{2}|922337203685477580[0-7]|-(?:[1-9]|[1-9][0-9]{1,18}))$/u;
const pattern4 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z)$/u;
const texts5 = /* @__PURE__ */ new Set(["debug", "info", "warning", "error", "fatal"]);
const pattern6 = /^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$/u;
const pattern7 = /^(?:(?:[A-Za-z0-9+/]{4})*|(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/][AQgw]==|(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)$/u;
const texts8 = /* @__PURE__ */ new Set(["id", "occurredAt", "severity", "service", "message", "details", "buildHash", "count"]);
const texts9 = /* @__PURE__ */ new Set(["severity", "service", "message", "details", "buildHash", "count"]);

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
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a whole number", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a whole number");
  else {
    if (!pattern2.test(value)) refuse(issues, ["id"], "too_small", "must be at least -9223372036854775808");
    if (!pattern3.test(value)) refuse(issues, ["id"], "too_big", "must be at most 9223372036854775807");
  }
}

function occurredAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["occurredAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ", value);
  else if (!pattern4.test(value)) refuse(issues, ["occurredAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ");
}

function severityField(value, issues) {
  if (!texts5.has(value)) wrongType(issues, ["severity"], "must be one of debug, info, warning, error, fatal", value, "invalid_value");
}

function serviceField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["service"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["service"]);
  else {
    if (value.length > 253 && codePoints(value) > 253) refuse(issues, ["service"], "too_big", "must be at most 253 characters");
    if (!pattern6.test(value)) refuse(issues, ["service"], "invalid_format", "must be a host name");
  }
}

function messageField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["message"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["message"]);
  else {
    if (value.length < 1) refuse(issues, ["message"], "too_small", "must be at least 1 character");
    if (value.length > 4000 && codePoints(value) > 4000) refuse(issues, ["message"], "too_big", "must be at most 4000 characters");
  }
}

function detailsField(value, issues) {
  if (!isJson(value, false)) wrongType(issues, ["details"], "must be JSON", value, "custom");
}

function buildHashField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["buildHash"], "must be canonical base64", value);
  else if (!pattern7.test(value)) refuse(issues, ["buildHash"], "invalid_format", "must be canonical base64");
  else {
    if (bytesIn(value) < 20) refuse(issues, ["buildHash"], "custom", "must be at least 20 bytes");
    if (bytesIn(value) > 32) refuse(issues, ["buildHash"], "custom", "must be at most 32 bytes");
  }
}

function countField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["count"], "must be a whole number", value);
  else if (!Number.isInteger(value)) refuse(issues, ["count"], "invalid_type", "must be a whole number");
  else {
    if (value < -2147483648) refuse(issues, ["count"], "too_small", "must be at least -2147483648");
    if (value > 2147483647) refuse(issues, ["count"], "too_big", "must be at most 2147483647");
    if (value < 1) refuse(issues, ["count"], "too_small", "must be at least 1");
  }
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "occurredAt") ? value.occurredAt : undefined;
  occurredAtField(v2, issues);
  const v3 = hasOwn(value, "severity") ? value.severity : undefined;
  severityField(v3, issues);
  const v4 = hasOwn(value, "service") ? value.service : undefined;
  serviceField(v4, issues);
  const v5 = hasOwn(value, "message") ? value.message : undefined;
  messageField(v5, issues);
  const v6 = hasOwn(value, "details") ? value.details : undefined;
  if (v6 !== undefined) {
    detailsField(v6, issues);
  }
  const v7 = hasOwn(value, "buildHash") ? value.buildHash : undefined;
  if (v7 !== undefined) {
    buildHashField(v7, issues);
  }
  const v8 = hasOwn(value, "count") ? value.count : undefined;
  countField(v8, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 6 + (v6 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts8);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateErrorLog(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateErrorLogRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateErrorLogRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateErrorLogCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v9 = hasOwn(value, "severity") ? value.severity : undefined;
  severityField(v9, issues);
  const v10 = hasOwn(value, "service") ? value.service : undefined;
  serviceField(v10, issues);
  const v11 = hasOwn(value, "message") ? value.message : undefined;
  messageField(v11, issues);
  const v12 = hasOwn(value, "details") ? value.details : undefined;
  if (v12 !== undefined) {
    detailsField(v12, issues);
  }
  const v13 = hasOwn(value, "buildHash") ? value.buildHash : undefined;
  if (v13 !== undefined) {
    buildHashField(v13, issues);
  }
  const v14 = hasOwn(value, "count") ? value.count : undefined;
  if (v14 !== undefined) {
    countField(v14, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v12 === undefined ? 0 : 1) + (v13 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts9);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateErrorLogPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v15 = hasOwn(value, "severity") ? value.severity : undefined;
  if (v15 !== undefined) {
    severityField(v15, issues);
  }
  const v16 = hasOwn(value, "service") ? value.service : undefined;
  if (v16 !== undefined) {
    serviceField(v16, issues);
  }
  const v17 = hasOwn(value, "message") ? value.message : undefined;
  if (v17 !== undefined) {
    messageField(v17, issues);
  }
  const v18 = hasOwn(value, "details") ? value.details : undefined;
  if (v18 !== undefined && v18 !== null) {
    detailsField(v18, issues);
  }
  const v19 = hasOwn(value, "buildHash") ? value.buildHash : undefined;
  if (v19 !== undefined && v19 !== null) {
    buildHashField(v19, issues);
  }
  const v20 = hasOwn(value, "count") ? value.count : undefined;
  if (v20 !== undefined) {
    countField(v20, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v15 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1) + (v17 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts9);
  return result(value, issues);
}
