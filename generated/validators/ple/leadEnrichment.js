// Made by concord from schemas/ple/leadEnrichment.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$/u;
const pattern3 = /^(?:0\.0000|-?(?:0\.000[1-9]|0\.00[1-9][0-9]|0\.0[1-9][0-9]{2}|0\.[1-9][0-9]{3}|[1-9]\.[0-9]{4}|[1-9][0-9]{1,3}\.[0-9]{4}))$/u;
const pattern4 = /^(?:(?:0|[1-9][0-9]{0,3})\.[0-9]{4})$/u;
const pattern5 = /^(?:0|-?[1-9][0-9]{0,18})$/u;
const pattern6 = /^(?:(?:0|[1-9][0-9]{0,18})|-(?:[1-9]|[1-9][0-9]{1,17}|[1-8][0-9]{18}|9[0-1][0-9]{17}|92[0-1][0-9]{16}|922[0-2][0-9]{15}|9223[0-2][0-9]{14}|92233[0-6][0-9]{13}|922337[0-1][0-9]{12}|92233720[0-2][0-9]{10}|922337203[0-5][0-9]{9}|9223372036[0-7][0-9]{8}|92233720368[0-4][0-9]{7}|922337203685[0-3][0-9]{6}|9223372036854[0-6][0-9]{5}|92233720368547[0-6][0-9]{4}|922337203685477[0-4][0-9]{3}|9223372036854775[0-7][0-9]{2}|922337203685477580[0-8]))$/u;
const pattern7 = /^(?:(?:0|[1-9][0-9]{0,17})|[1-8][0-9]{18}|9[0-1][0-9]{17}|92[0-1][0-9]{16}|922[0-2][0-9]{15}|9223[0-2][0-9]{14}|92233[0-6][0-9]{13}|922337[0-1][0-9]{12}|92233720[0-2][0-9]{10}|922337203[0-5][0-9]{9}|9223372036[0-7][0-9]{8}|92233720368[0-4][0-9]{7}|922337203685[0-3][0-9]{6}|9223372036854[0-6][0-9]{5}|92233720368547[0-6][0-9]{4}|922337203685477[0-4][0-9]{3}|9223372036854775[0-7][0-9]{2}|922337203685477580[0-7]|-(?:[1-9]|[1-9][0-9]{1,18}))$/u;
const pattern8 = /^(?:(?:0|[1-9][0-9]{0,18}))$/u;
const pattern9 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z)$/u;
const texts10 = /* @__PURE__ */ new Set(["id", "personId", "provider", "state", "cost", "credits", "answer", "requestedAt", "answeredAt", "parent"]);
const texts11 = /* @__PURE__ */ new Set(["personId", "provider", "state", "cost", "credits", "answer", "requestedAt", "answeredAt", "parent"]);

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

const same = (one, other) => (one ?? null) === (other ?? null);

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

function personIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["personId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["personId"]);
  else {
    if (value.length < 1) refuse(issues, ["personId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["personId"], "too_big", "must be at most 128 characters");
  }
}

function providerField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["provider"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["provider"]);
  else {
    if (value.length > 253 && codePoints(value) > 253) refuse(issues, ["provider"], "too_big", "must be at most 253 characters");
    if (!pattern2.test(value)) refuse(issues, ["provider"], "invalid_format", "must be a host name");
  }
}

function stateField(value, issues) {
  if (value !== "queued" && value !== "sent" && value !== "answered" && value !== "failed") wrongType(issues, ["state"], "must be one of queued, sent, answered, failed", value, "invalid_value");
}

function costField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["cost"], "must be a number of 8 digits, 4 after the point", value);
  else if (!pattern3.test(value)) refuse(issues, ["cost"], "invalid_format", "must be a number of 8 digits, 4 after the point");
  else {
    if (!pattern4.test(value)) refuse(issues, ["cost"], "custom", "must be at least 0.0000");
  }
}

function creditsField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["credits"], "must be a whole number", value);
  else if (!pattern5.test(value)) refuse(issues, ["credits"], "invalid_format", "must be a whole number");
  else {
    if (!pattern6.test(value)) refuse(issues, ["credits"], "too_small", "must be at least -9223372036854775808");
    if (!pattern7.test(value)) refuse(issues, ["credits"], "too_big", "must be at most 9223372036854775807");
    if (!pattern8.test(value)) refuse(issues, ["credits"], "too_small", "must be at least 0");
  }
}

function answerField(value, issues) {
  if (!isJson(value, false)) wrongType(issues, ["answer"], "must be JSON", value, "custom");
}

function requestedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["requestedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ", value);
  else if (!pattern9.test(value)) refuse(issues, ["requestedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ");
}

function answeredAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["answeredAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ", value);
  else if (!pattern9.test(value)) refuse(issues, ["answeredAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ");
}

function parentField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["parent"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["parent"], "invalid_format", "must be a UUID in lower case");
}

// answeredAt == null || answeredAt > requestedAt
const holds_answered_later = (_answeredAt, _requestedAt) => (_answeredAt == null) || (micros(_answeredAt) > micros(_requestedAt));

// (state == 'answered') == (answeredAt != null)
const holds_answered_has_time = (_state, _answeredAt) => same(same(_state, "answered"), !(_answeredAt == null));

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v2, issues);
  const v3 = hasOwn(value, "provider") ? value.provider : undefined;
  providerField(v3, issues);
  const v4 = hasOwn(value, "state") ? value.state : undefined;
  stateField(v4, issues);
  const v5 = hasOwn(value, "cost") ? value.cost : undefined;
  costField(v5, issues);
  const v6 = hasOwn(value, "credits") ? value.credits : undefined;
  creditsField(v6, issues);
  const v7 = hasOwn(value, "answer") ? value.answer : undefined;
  if (v7 !== undefined) {
    answerField(v7, issues);
  }
  const v8 = hasOwn(value, "requestedAt") ? value.requestedAt : undefined;
  requestedAtField(v8, issues);
  const v9 = hasOwn(value, "answeredAt") ? value.answeredAt : undefined;
  if (v9 !== undefined) {
    answeredAtField(v9, issues);
  }
  const v10 = hasOwn(value, "parent") ? value.parent : undefined;
  if (v10 !== undefined) {
    parentField(v10, issues);
  }
  if (closed && (issues.length > 0 || Object.keys(value).length !== 7 + (v7 === undefined ? 0 : 1) + (v9 === undefined ? 0 : 1) + (v10 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts10);
  if (isFine(issues, ["answeredAt", "requestedAt"]) && !holds_answered_later(v9, v8)) broken(issues, "answered_later", "must meet answeredAt == null || answeredAt > requestedAt");
  if (isFine(issues, ["state", "answeredAt"]) && !holds_answered_has_time(v4, v9)) broken(issues, "answered_has_time", "must meet (state == 'answered') == (answeredAt != null)");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateLeadEnrichment(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateLeadEnrichmentRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateLeadEnrichmentRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateLeadEnrichmentCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v11 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v11, issues);
  const v12 = hasOwn(value, "provider") ? value.provider : undefined;
  providerField(v12, issues);
  const v13 = hasOwn(value, "state") ? value.state : undefined;
  if (v13 !== undefined) {
    stateField(v13, issues);
  }
  const v14 = hasOwn(value, "cost") ? value.cost : undefined;
  if (v14 !== undefined) {
    costField(v14, issues);
  }
  const v15 = hasOwn(value, "credits") ? value.credits : undefined;
  if (v15 !== undefined) {
    creditsField(v15, issues);
  }
  const v16 = hasOwn(value, "answer") ? value.answer : undefined;
  if (v16 !== undefined) {
    answerField(v16, issues);
  }
  const v17 = hasOwn(value, "requestedAt") ? value.requestedAt : undefined;
  requestedAtField(v17, issues);
  const v18 = hasOwn(value, "answeredAt") ? value.answeredAt : undefined;
  if (v18 !== undefined) {
    answeredAtField(v18, issues);
  }
  const v19 = hasOwn(value, "parent") ? value.parent : undefined;
  if (v19 !== undefined) {
    parentField(v19, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v13 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1) + (v15 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts11);
  if (isFine(issues, ["answeredAt", "requestedAt"]) && !holds_answered_later(v18, v17)) broken(issues, "answered_later", "must meet answeredAt == null || answeredAt > requestedAt");
  if (isFine(issues, ["state", "answeredAt"]) && !holds_answered_has_time(v13 ?? "queued", v18)) broken(issues, "answered_has_time", "must meet (state == 'answered') == (answeredAt != null)");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateLeadEnrichmentPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v20 = hasOwn(value, "personId") ? value.personId : undefined;
  if (v20 !== undefined) {
    personIdField(v20, issues);
  }
  const v21 = hasOwn(value, "provider") ? value.provider : undefined;
  if (v21 !== undefined) {
    providerField(v21, issues);
  }
  const v22 = hasOwn(value, "state") ? value.state : undefined;
  if (v22 !== undefined) {
    stateField(v22, issues);
  }
  const v23 = hasOwn(value, "cost") ? value.cost : undefined;
  if (v23 !== undefined) {
    costField(v23, issues);
  }
  const v24 = hasOwn(value, "credits") ? value.credits : undefined;
  if (v24 !== undefined) {
    creditsField(v24, issues);
  }
  const v25 = hasOwn(value, "answer") ? value.answer : undefined;
  if (v25 !== undefined && v25 !== null) {
    answerField(v25, issues);
  }
  const v26 = hasOwn(value, "requestedAt") ? value.requestedAt : undefined;
  if (v26 !== undefined) {
    requestedAtField(v26, issues);
  }
  const v27 = hasOwn(value, "answeredAt") ? value.answeredAt : undefined;
  if (v27 !== undefined && v27 !== null) {
    answeredAtField(v27, issues);
  }
  const v28 = hasOwn(value, "parent") ? value.parent : undefined;
  if (v28 !== undefined && v28 !== null) {
    parentField(v28, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1) + (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1) + (v24 === undefined ? 0 : 1) + (v25 === undefined ? 0 : 1) + (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1) + (v28 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts11);
  return result(value, issues);
}
