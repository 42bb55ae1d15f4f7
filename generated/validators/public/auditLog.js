// Made by concord from schemas/public/auditLog.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const pattern4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "userId", "action", "resourceType", "resourceId", "timestamp", "ipAddress"]);
const texts6 = /* @__PURE__ */ new Set(["userId", "action", "resourceType", "resourceId", "ipAddress"]);

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
  else if (!pattern1.test(value)) wrongForm(issues, ["id"], "a UUID in lower case");
}

function userIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["userId"], "string", value);
  else if (!isText(value)) brokenText(issues, ["userId"]);
  else {
    if (value.length < 1) tooShort(issues, ["userId"], 1, "string", "characters");
    if (value.length > 128 && codePoints(value) > 128) tooLong(issues, ["userId"], 128, "string", "characters");
  }
}

function actionField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["action"], "string", value);
  else if (!isText(value)) brokenText(issues, ["action"]);
  else {
    if (value.length > 200 && codePoints(value) > 200) tooLong(issues, ["action"], 200, "string", "characters");
    if (!pattern2.test(value)) refuse(issues, ["action"], "invalid_format", "Invalid slug");
    else {
      if (value.length > 100 && codePoints(value) > 100) tooLong(issues, ["action"], 100, "string", "characters");
    }
  }
}

function resourceTypeField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["resourceType"], "string", value);
  else if (!isText(value)) brokenText(issues, ["resourceType"]);
  else {
    if (value.length < 1) tooShort(issues, ["resourceType"], 1, "string", "characters");
    if (value.length > 100 && codePoints(value) > 100) tooLong(issues, ["resourceType"], 100, "string", "characters");
  }
}

function resourceIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["resourceId"], "string", value);
  else if (!isText(value)) brokenText(issues, ["resourceId"]);
  else {
    if (value.length > 128 && codePoints(value) > 128) tooLong(issues, ["resourceId"], 128, "string", "characters");
  }
}

function timestampField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["timestamp"], "string", value);
  else if (!pattern3.test(value)) wrongForm(issues, ["timestamp"], "a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function ipAddressField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["ipAddress"], "string", value);
  else if (!isText(value)) brokenText(issues, ["ipAddress"]);
  else {
    if (value.length > 45 && codePoints(value) > 45) tooLong(issues, ["ipAddress"], 45, "string", "characters");
    if (!pattern4.test(value)) refuse(issues, ["ipAddress"], "invalid_format", "Invalid ip address");
  }
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
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
  if (v5 !== undefined) {
    resourceIdField(v5, issues);
  }
  const v6 = hasOwn(value, "timestamp") ? value.timestamp : undefined;
  timestampField(v6, issues);
  const v7 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v7 !== undefined) {
    ipAddressField(v7, issues);
  }
  if (closed && (issues.length > 0 || Object.keys(value).length !== 4 + (v2 === undefined ? 0 : 1) + (v5 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
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
    wrongType(issues, [], "object", value);
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
  if (v11 !== undefined) {
    resourceIdField(v11, issues);
  }
  const v12 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v12 !== undefined) {
    ipAddressField(v12, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 2 + (v8 === undefined ? 0 : 1) + (v11 === undefined ? 0 : 1) + (v12 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateAuditLogPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v13 = hasOwn(value, "userId") ? value.userId : undefined;
  if (v13 !== undefined && v13 !== null) {
    userIdField(v13, issues);
  }
  const v14 = hasOwn(value, "action") ? value.action : undefined;
  if (v14 !== undefined) {
    actionField(v14, issues);
  }
  const v15 = hasOwn(value, "resourceType") ? value.resourceType : undefined;
  if (v15 !== undefined) {
    resourceTypeField(v15, issues);
  }
  const v16 = hasOwn(value, "resourceId") ? value.resourceId : undefined;
  if (v16 !== undefined && v16 !== null) {
    resourceIdField(v16, issues);
  }
  const v17 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v17 !== undefined && v17 !== null) {
    ipAddressField(v17, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v13 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1) + (v15 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1) + (v17 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}
