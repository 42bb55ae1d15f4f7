// Made by concord from schemas/bit/leadScore.yaml; change it there.

const pattern1 = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u;
const pattern2 = /^(?:(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z\-][0-9A-Za-z\-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z\-][0-9A-Za-z\-]*))*)?(?:\+[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?)$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29))$/u;
const texts4 = /* @__PURE__ */ new Set(["personId", "model", "release", "computedOn", "score", "raw", "factors"]);
const texts5 = /* @__PURE__ */ new Set(["release", "score", "raw", "factors"]);

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

function personIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["personId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["personId"]);
  else {
    if (value.length < 1) refuse(issues, ["personId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["personId"], "too_big", "must be at most 128 characters");
  }
}

function modelField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["model"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["model"]);
  else {
    if (value.length > 200 && codePoints(value) > 200) refuse(issues, ["model"], "too_big", "must be at most 200 characters");
    if (!pattern1.test(value)) refuse(issues, ["model"], "invalid_format", "must be lower-case words joined by hyphens");
    else {
      if (value.length > 60 && codePoints(value) > 60) refuse(issues, ["model"], "too_big", "must be at most 60 characters");
    }
  }
}

function releaseField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["release"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["release"]);
  else {
    if (value.length > 256 && codePoints(value) > 256) refuse(issues, ["release"], "too_big", "must be at most 256 characters");
    if (!pattern2.test(value)) refuse(issues, ["release"], "invalid_format", "must be a version such as 1.2.3");
  }
}

function computedOnField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["computedOn"], "must be a day as YYYY-MM-DD", value);
  else if (!pattern3.test(value)) refuse(issues, ["computedOn"], "invalid_format", "must be a day as YYYY-MM-DD");
}

function scoreField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["score"], "must be a whole number", value);
  else if (!Number.isInteger(value)) refuse(issues, ["score"], "invalid_type", "must be a whole number");
  else {
    if (value < -2147483648) refuse(issues, ["score"], "too_small", "must be at least -2147483648");
    if (value > 2147483647) refuse(issues, ["score"], "too_big", "must be at most 2147483647");
    if (value < 0) refuse(issues, ["score"], "too_small", "must be at least 0");
    if (value > 100) refuse(issues, ["score"], "too_big", "must be at most 100");
  }
}

function rawField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["raw"], "must be a number", value);
  else {
    if (value <= -1000) refuse(issues, ["raw"], "too_small", "must be more than -1000");
    if (value >= 1000) refuse(issues, ["raw"], "too_big", "must be less than 1000");
  }
}

function factorsField(value, issues) {
  if (!isRecord(value)) wrongType(issues, ["factors"], "must be an object", value, "custom");
  else {
    for (const v1 of Object.keys(value)) {
      if (v1 === "" || !isText(v1)) refuse(issues, ["factors", v1], "custom", "is no key that a map may have");
      const v2 = value[v1];
      if (!Number.isFinite(v2)) wrongType(issues, ["factors", v1], "must be a number", v2);
      else {
        if (v2 < -1) refuse(issues, ["factors", v1], "too_small", "must be at least -1");
        if (v2 > 1) refuse(issues, ["factors", v1], "too_big", "must be at most 1");
      }
    }
  }
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v5 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v5, issues);
  const v6 = hasOwn(value, "model") ? value.model : undefined;
  modelField(v6, issues);
  const v7 = hasOwn(value, "release") ? value.release : undefined;
  releaseField(v7, issues);
  const v8 = hasOwn(value, "computedOn") ? value.computedOn : undefined;
  computedOnField(v8, issues);
  const v9 = hasOwn(value, "score") ? value.score : undefined;
  scoreField(v9, issues);
  const v10 = hasOwn(value, "raw") ? value.raw : undefined;
  rawField(v10, issues);
  const v11 = hasOwn(value, "factors") ? value.factors : undefined;
  if (v11 !== undefined) {
    factorsField(v11, issues);
  }
  if (closed && (issues.length > 0 || Object.keys(value).length !== 6 + (v11 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts4);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateLeadScore(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateLeadScoreRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateLeadScoreRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateLeadScoreCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v12 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v12, issues);
  const v13 = hasOwn(value, "model") ? value.model : undefined;
  modelField(v13, issues);
  const v14 = hasOwn(value, "release") ? value.release : undefined;
  releaseField(v14, issues);
  const v15 = hasOwn(value, "computedOn") ? value.computedOn : undefined;
  computedOnField(v15, issues);
  const v16 = hasOwn(value, "score") ? value.score : undefined;
  scoreField(v16, issues);
  const v17 = hasOwn(value, "raw") ? value.raw : undefined;
  rawField(v17, issues);
  const v18 = hasOwn(value, "factors") ? value.factors : undefined;
  if (v18 !== undefined) {
    factorsField(v18, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 6 + (v18 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts4);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateLeadScorePatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v19 = hasOwn(value, "release") ? value.release : undefined;
  if (v19 !== undefined) {
    releaseField(v19, issues);
  }
  const v20 = hasOwn(value, "score") ? value.score : undefined;
  if (v20 !== undefined) {
    scoreField(v20, issues);
  }
  const v21 = hasOwn(value, "raw") ? value.raw : undefined;
  if (v21 !== undefined) {
    rawField(v21, issues);
  }
  const v22 = hasOwn(value, "factors") ? value.factors : undefined;
  if (v22 !== undefined && v22 !== null) {
    factorsField(v22, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v19 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1) + (v22 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}
