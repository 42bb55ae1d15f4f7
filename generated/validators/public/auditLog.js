// Made by concord from schemas/public/auditLog.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const pattern4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "userId", "action", "resourceType", "resourceId", "timestamp", "ipAddress"]);
const texts6 = /* @__PURE__ */ new Set(["userId", "action", "resourceType", "resourceId", "ipAddress"]);
const texts7 = /* @__PURE__ */ new Set([]);

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

function userIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["userId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["userId"]);
  else {
    if (value.length < 1) refuse(issues, ["userId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["userId"], "too_big", "must be at most 128 characters");
  }
}

function actionField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["action"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["action"]);
  else {
    if (value.length > 200 && codePoints(value) > 200) refuse(issues, ["action"], "too_big", "must be at most 200 characters");
    if (!pattern2.test(value)) refuse(issues, ["action"], "invalid_format", "must be lower-case words joined by hyphens");
    else {
      if (value.length > 100 && codePoints(value) > 100) refuse(issues, ["action"], "too_big", "must be at most 100 characters");
    }
  }
}

function resourceTypeField(value, issues) {
  if (value !== "user" && value !== "order" && value !== "product" && value !== "client") wrongType(issues, ["resourceType"], "must be one of user, order, product, client", value, "invalid_value");
}

function resourceIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["resourceId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["resourceId"]);
  else {
    if (value.length < 1) refuse(issues, ["resourceId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["resourceId"], "too_big", "must be at most 128 characters");
  }
}

function timestampField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["timestamp"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["timestamp"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function ipAddressField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["ipAddress"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["ipAddress"]);
  else {
    if (value.length > 45 && codePoints(value) > 45) refuse(issues, ["ipAddress"], "too_big", "must be at most 45 characters");
    if (!pattern4.test(value)) refuse(issues, ["ipAddress"], "invalid_format", "must be an IP address");
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
  const v2 = hasOwn(value, "userId") ? value.userId : undefined;
  if (v2 !== undefined) {
    userIdField(v2, issues);
  }
  const v3 = hasOwn(value, "action") ? value.action : undefined;
  actionField(v3, issues);
  const v4 = hasOwn(value, "resourceType") ? value.resourceType : undefined;
  resourceTypeField(v4, issues);
  const v5 = hasOwn(value, "resourceId") ? value.resourceId : undefined;
  resourceIdField(v5, issues);
  const v6 = hasOwn(value, "timestamp") ? value.timestamp : undefined;
  timestampField(v6, issues);
  const v7 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v7 !== undefined) {
    ipAddressField(v7, issues);
  }
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5 + (v2 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateAuditLog(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateAuditLogRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateAuditLogRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateAuditLogCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "userId") ? value.userId : undefined;
  if (v8 !== undefined) {
    userIdField(v8, issues);
  }
  const v9 = hasOwn(value, "action") ? value.action : undefined;
  actionField(v9, issues);
  const v10 = hasOwn(value, "resourceType") ? value.resourceType : undefined;
  resourceTypeField(v10, issues);
  const v11 = hasOwn(value, "resourceId") ? value.resourceId : undefined;
  resourceIdField(v11, issues);
  const v12 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v12 !== undefined) {
    ipAddressField(v12, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v8 === undefined ? 0 : 1) + (v12 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateAuditLogPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 0) unknownKeys(issues, [], value, texts7);
  return result(value, issues);
}
