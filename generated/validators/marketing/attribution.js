// Made by concord from schemas/marketing/attribution.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:0\.0000|-?(?:0\.000[1-9]|0\.00[1-9][0-9]|0\.0[1-9][0-9]{2}|0\.[1-9][0-9]{3}|[1-9]\.[0-9]{4}))$/u;
const pattern3 = /^(?:[0-9]\.[0-9]{4})$/u;
const pattern4 = /^(?:0\.[0-9]{4}|1\.0000|-(?:0\.000[1-9]|0\.00[1-9][0-9]|0\.0[1-9][0-9]{2}|0\.[1-9][0-9]{3}|[1-9]\.[0-9]{4}))$/u;
const pattern5 = /^(?:0\.0000|-?(?:0\.000[1-9]|0\.00[1-9][0-9]|0\.0[1-9][0-9]{2}|0\.[1-9][0-9]{3}|[1-9]\.[0-9]{4}|[1-9][0-9]{1,13}\.[0-9]{4}))$/u;
const pattern6 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts7 = /* @__PURE__ */ new Set(["id", "campaignId", "personId", "attempt", "model", "weight", "amount", "convertedAt"]);
const texts8 = /* @__PURE__ */ new Set(["campaignId", "personId", "attempt", "model", "weight", "amount", "convertedAt"]);

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

function campaignIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["campaignId"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["campaignId"], "invalid_format", "must be a UUID in lower case");
}

function personIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["personId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["personId"]);
  else {
    if (value.length < 1) refuse(issues, ["personId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["personId"], "too_big", "must be at most 128 characters");
  }
}

function attemptField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["attempt"], "must be a whole number", value);
  else if (!Number.isInteger(value)) refuse(issues, ["attempt"], "invalid_type", "must be a whole number");
  else {
    if (value < -2147483648) refuse(issues, ["attempt"], "too_small", "must be at least -2147483648");
    if (value > 2147483647) refuse(issues, ["attempt"], "too_big", "must be at most 2147483647");
    if (value < 1) refuse(issues, ["attempt"], "too_small", "must be at least 1");
    if (value > 20) refuse(issues, ["attempt"], "too_big", "must be at most 20");
  }
}

function modelField(value, issues) {
  if (value !== "firstTouch" && value !== "lastTouch" && value !== "linear" && value !== "timeDecay") wrongType(issues, ["model"], "must be one of firstTouch, lastTouch, linear, timeDecay", value, "invalid_value");
}

function weightField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["weight"], "must be a number of 5 digits, 4 after the point", value);
  else if (!pattern2.test(value)) refuse(issues, ["weight"], "invalid_format", "must be a number of 5 digits, 4 after the point");
  else {
    if (!pattern3.test(value)) refuse(issues, ["weight"], "custom", "must be at least 0.0000");
    if (!pattern4.test(value)) refuse(issues, ["weight"], "custom", "must be at most 1.0000");
  }
}

function amountField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["amount"], "must be a number of 18 digits, 4 after the point", value);
  else if (!pattern5.test(value)) refuse(issues, ["amount"], "invalid_format", "must be a number of 18 digits, 4 after the point");
}

function convertedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["convertedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern6.test(value)) refuse(issues, ["convertedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  campaignIdField(v2, issues);
  const v3 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v3, issues);
  const v4 = hasOwn(value, "attempt") ? value.attempt : undefined;
  attemptField(v4, issues);
  const v5 = hasOwn(value, "model") ? value.model : undefined;
  modelField(v5, issues);
  const v6 = hasOwn(value, "weight") ? value.weight : undefined;
  weightField(v6, issues);
  const v7 = hasOwn(value, "amount") ? value.amount : undefined;
  amountField(v7, issues);
  const v8 = hasOwn(value, "convertedAt") ? value.convertedAt : undefined;
  convertedAtField(v8, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 8)) unknownKeys(issues, [], value, texts7);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateAttribution(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateAttributionRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateAttributionRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateAttributionCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v9 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  campaignIdField(v9, issues);
  const v10 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v10, issues);
  const v11 = hasOwn(value, "attempt") ? value.attempt : undefined;
  attemptField(v11, issues);
  const v12 = hasOwn(value, "model") ? value.model : undefined;
  modelField(v12, issues);
  const v13 = hasOwn(value, "weight") ? value.weight : undefined;
  weightField(v13, issues);
  const v14 = hasOwn(value, "amount") ? value.amount : undefined;
  amountField(v14, issues);
  const v15 = hasOwn(value, "convertedAt") ? value.convertedAt : undefined;
  convertedAtField(v15, issues);
  if (issues.length > 0 || Object.keys(value).length !== 7) unknownKeys(issues, [], value, texts8);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateAttributionPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v16 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  if (v16 !== undefined) {
    campaignIdField(v16, issues);
  }
  const v17 = hasOwn(value, "personId") ? value.personId : undefined;
  if (v17 !== undefined) {
    personIdField(v17, issues);
  }
  const v18 = hasOwn(value, "attempt") ? value.attempt : undefined;
  if (v18 !== undefined) {
    attemptField(v18, issues);
  }
  const v19 = hasOwn(value, "model") ? value.model : undefined;
  if (v19 !== undefined) {
    modelField(v19, issues);
  }
  const v20 = hasOwn(value, "weight") ? value.weight : undefined;
  if (v20 !== undefined) {
    weightField(v20, issues);
  }
  const v21 = hasOwn(value, "amount") ? value.amount : undefined;
  if (v21 !== undefined) {
    amountField(v21, issues);
  }
  const v22 = hasOwn(value, "convertedAt") ? value.convertedAt : undefined;
  if (v22 !== undefined) {
    convertedAtField(v22, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v16 === undefined ? 0 : 1) + (v17 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1) + (v22 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts8);
  return result(value, issues);
}
