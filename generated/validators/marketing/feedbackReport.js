// Made by concord from schemas/marketing/feedbackReport.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const texts2 = /* @__PURE__ */ new Set(["tone", "timing", "content", "price", "other"]);
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts4 = /* @__PURE__ */ new Set(["id", "campaignId", "authorUid", "rating", "comment", "topics", "scores", "submittedAt"]);
const texts5 = /* @__PURE__ */ new Set(["campaignId", "authorUid", "rating", "comment", "topics", "scores"]);

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

const isUnique = (list) => new Set(list.map(fingerprint)).size === list.length;

/** A text that equal values of one type share and others do not. */
function fingerprint(value) {
  if (Array.isArray(value)) return "[" + value.map(fingerprint).join(",") + "]";
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + fingerprint(value[key])).join(",") + "}";
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function campaignIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["campaignId"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["campaignId"], "invalid_format", "must be a UUID in lower case");
}

function authorUidField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["authorUid"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["authorUid"]);
  else {
    if (value.length < 1) refuse(issues, ["authorUid"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["authorUid"], "too_big", "must be at most 128 characters");
  }
}

function ratingField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["rating"], "must be a whole number", value);
  else if (!Number.isInteger(value)) refuse(issues, ["rating"], "invalid_type", "must be a whole number");
  else {
    if (value < -2147483648) refuse(issues, ["rating"], "too_small", "must be at least -2147483648");
    if (value > 2147483647) refuse(issues, ["rating"], "too_big", "must be at most 2147483647");
    if (value < 1) refuse(issues, ["rating"], "too_small", "must be at least 1");
    if (value > 5) refuse(issues, ["rating"], "too_big", "must be at most 5");
  }
}

function commentField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["comment"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["comment"]);
  else {
    if (value.length > 2000 && codePoints(value) > 2000) refuse(issues, ["comment"], "too_big", "must be at most 2000 characters");
  }
}

function topicsField(value, issues) {
  if (!Array.isArray(value)) wrongType(issues, ["topics"], "must be a list", value);
  else if (value.length > 5) refuse(issues, ["topics"], "too_big", "must have at most 5 members");
  else {
    const v3 = issues.length;
    for (let v1 = 0; v1 < value.length; v1 += 1) {
      const v2 = value[v1];
      if (!texts2.has(v2)) wrongType(issues, ["topics", v1], "must be one of tone, timing, content, price, other", v2, "invalid_value");
    }
    if (issues.length === v3 && !isUnique(value)) refuse(issues, ["topics"], "custom", "must not have a member twice");
  }
}

function scoresField(value, issues) {
  if (!isRecord(value)) wrongType(issues, ["scores"], "must be an object", value, "custom");
  else {
    for (const v4 of Object.keys(value)) {
      if (v4 === "" || !isText(v4)) refuse(issues, ["scores", v4], "custom", "is no key that a map may have");
      const v5 = value[v4];
      if (!Number.isFinite(v5)) wrongType(issues, ["scores", v4], "must be a whole number", v5);
      else if (!Number.isInteger(v5)) refuse(issues, ["scores", v4], "invalid_type", "must be a whole number");
      else {
        if (v5 < -9007199254740991) refuse(issues, ["scores", v4], "too_small", "must be at least -9007199254740991");
        if (v5 > 9007199254740991) refuse(issues, ["scores", v4], "too_big", "must be at most 9007199254740991");
        if (v5 < 0) refuse(issues, ["scores", v4], "too_small", "must be at least 0");
        if (v5 > 10) refuse(issues, ["scores", v4], "too_big", "must be at most 10");
      }
    }
  }
}

function submittedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["submittedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["submittedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "id") ? value.id : undefined;
  idField(v8, issues);
  const v9 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  campaignIdField(v9, issues);
  const v10 = hasOwn(value, "authorUid") ? value.authorUid : undefined;
  authorUidField(v10, issues);
  const v11 = hasOwn(value, "rating") ? value.rating : undefined;
  ratingField(v11, issues);
  const v12 = hasOwn(value, "comment") ? value.comment : undefined;
  if (v12 !== undefined) {
    commentField(v12, issues);
  }
  const v13 = hasOwn(value, "topics") ? value.topics : undefined;
  topicsField(v13, issues);
  const v14 = hasOwn(value, "scores") ? value.scores : undefined;
  if (v14 !== undefined) {
    scoresField(v14, issues);
  }
  const v15 = hasOwn(value, "submittedAt") ? value.submittedAt : undefined;
  submittedAtField(v15, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 6 + (v12 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts4);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateFeedbackReport(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateFeedbackReportRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateFeedbackReportRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateFeedbackReportCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v16 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  campaignIdField(v16, issues);
  const v17 = hasOwn(value, "authorUid") ? value.authorUid : undefined;
  authorUidField(v17, issues);
  const v18 = hasOwn(value, "rating") ? value.rating : undefined;
  ratingField(v18, issues);
  const v19 = hasOwn(value, "comment") ? value.comment : undefined;
  if (v19 !== undefined) {
    commentField(v19, issues);
  }
  const v20 = hasOwn(value, "topics") ? value.topics : undefined;
  if (v20 !== undefined) {
    topicsField(v20, issues);
  }
  const v21 = hasOwn(value, "scores") ? value.scores : undefined;
  if (v21 !== undefined) {
    scoresField(v21, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v19 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateFeedbackReportPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v22 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  if (v22 !== undefined) {
    campaignIdField(v22, issues);
  }
  const v23 = hasOwn(value, "authorUid") ? value.authorUid : undefined;
  if (v23 !== undefined) {
    authorUidField(v23, issues);
  }
  const v24 = hasOwn(value, "rating") ? value.rating : undefined;
  if (v24 !== undefined) {
    ratingField(v24, issues);
  }
  const v25 = hasOwn(value, "comment") ? value.comment : undefined;
  if (v25 !== undefined && v25 !== null) {
    commentField(v25, issues);
  }
  const v26 = hasOwn(value, "topics") ? value.topics : undefined;
  if (v26 !== undefined) {
    topicsField(v26, issues);
  }
  const v27 = hasOwn(value, "scores") ? value.scores : undefined;
  if (v27 !== undefined && v27 !== null) {
    scoresField(v27, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1) + (v24 === undefined ? 0 : 1) + (v25 === undefined ? 0 : 1) + (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}
