// Made by concord from schemas/public/session.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts4 = /* @__PURE__ */ new Set(["id", "userId", "ipAddress", "userAgent", "createdAt", "expiresAt", "endedAt"]);
const texts5 = /* @__PURE__ */ new Set(["userId", "ipAddress", "userAgent", "expiresAt", "endedAt"]);
const texts6 = /* @__PURE__ */ new Set(["ipAddress", "userAgent", "expiresAt", "endedAt"]);

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

/** A moment, a day and time, or a time of day in microseconds; digits beyond those are cut. What is none of them is 0: its field says so itself. */
function micros(value) {
  if (value === undefined || value === null) return undefined;
  const [, day = "1970-01-01T", clock, fraction = ""] = /^([0-9-]{10}T)?([0-9:]{8})(?:\.([0-9]+))?Z?$/.exec(value) ?? [];
  const milliseconds = clock === undefined ? NaN : Date.parse(day + clock + "Z");
  return Number.isNaN(milliseconds) ? 0n : BigInt(milliseconds) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
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

function ipAddressField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["ipAddress"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["ipAddress"]);
  else {
    if (value.length > 45 && codePoints(value) > 45) refuse(issues, ["ipAddress"], "too_big", "must be at most 45 characters");
    if (!pattern2.test(value)) refuse(issues, ["ipAddress"], "invalid_format", "must be an IP address");
  }
}

function userAgentField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["userAgent"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["userAgent"]);
  else {
    if (value.length > 500 && codePoints(value) > 500) refuse(issues, ["userAgent"], "too_big", "must be at most 500 characters");
  }
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function expiresAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["expiresAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["expiresAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function endedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["endedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["endedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

// expiresAt > createdAt
const holds_expires_later = (_expiresAt, _createdAt) => micros(_expiresAt) > micros(_createdAt);

// endedAt == null || endedAt >= createdAt
const holds_ended_in_time = (_endedAt, _createdAt) => (_endedAt == null) || (micros(_endedAt) >= micros(_createdAt));

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
  const v3 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v3 !== undefined) {
    ipAddressField(v3, issues);
  }
  const v4 = hasOwn(value, "userAgent") ? value.userAgent : undefined;
  if (v4 !== undefined) {
    userAgentField(v4, issues);
  }
  const v5 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v5, issues);
  const v6 = hasOwn(value, "expiresAt") ? value.expiresAt : undefined;
  expiresAtField(v6, issues);
  const v7 = hasOwn(value, "endedAt") ? value.endedAt : undefined;
  if (v7 !== undefined) {
    endedAtField(v7, issues);
  }
  if (closed && (issues.length > 0 || Object.keys(value).length !== 4 + (v3 === undefined ? 0 : 1) + (v4 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts4);
  if (isFine(issues, ["expiresAt", "createdAt"]) && !holds_expires_later(v6, v5)) broken(issues, "expires_later", "A session expires after it was created.");
  if (isFine(issues, ["endedAt", "createdAt"]) && !holds_ended_in_time(v7, v5)) broken(issues, "ended_in_time", "A session ends after it was created.");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateSession(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateSessionRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateSessionRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateSessionCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "userId") ? value.userId : undefined;
  userIdField(v8, issues);
  const v9 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v9 !== undefined) {
    ipAddressField(v9, issues);
  }
  const v10 = hasOwn(value, "userAgent") ? value.userAgent : undefined;
  if (v10 !== undefined) {
    userAgentField(v10, issues);
  }
  const v11 = hasOwn(value, "expiresAt") ? value.expiresAt : undefined;
  expiresAtField(v11, issues);
  const v12 = hasOwn(value, "endedAt") ? value.endedAt : undefined;
  if (v12 !== undefined) {
    endedAtField(v12, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 2 + (v9 === undefined ? 0 : 1) + (v10 === undefined ? 0 : 1) + (v12 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateSessionPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v13 = hasOwn(value, "ipAddress") ? value.ipAddress : undefined;
  if (v13 !== undefined && v13 !== null) {
    ipAddressField(v13, issues);
  }
  const v14 = hasOwn(value, "userAgent") ? value.userAgent : undefined;
  if (v14 !== undefined && v14 !== null) {
    userAgentField(v14, issues);
  }
  const v15 = hasOwn(value, "expiresAt") ? value.expiresAt : undefined;
  if (v15 !== undefined) {
    expiresAtField(v15, issues);
  }
  const v16 = hasOwn(value, "endedAt") ? value.endedAt : undefined;
  if (v16 !== undefined && v16 !== null) {
    endedAtField(v16, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v13 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1) + (v15 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}
