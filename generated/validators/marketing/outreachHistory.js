// Made by concord from schemas/marketing/outreachHistory.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const texts2 = /* @__PURE__ */ new Set(["email", "linkedin", "phone", "letter", "event"]);
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts4 = /* @__PURE__ */ new Set(["none", "opened", "replied", "bounced", "optedOut"]);
const texts5 = /* @__PURE__ */ new Set(["campaignId", "personId", "attempt", "channel", "sentAt", "openedAt", "repliedAt", "outcome"]);
const texts6 = /* @__PURE__ */ new Set([]);

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

const among = (value, list) => value !== undefined && value !== null && list?.includes(value) === true;

/** A moment, a day and time, or a time of day in microseconds; digits beyond those are cut. What is none of them is 0: its field says so itself. */
function micros(value) {
  if (value === undefined || value === null) return undefined;
  const [, day = "1970-01-01T", clock, fraction = ""] = /^([0-9-]{10}T)?([0-9:]{8})(?:\.([0-9]+))?Z?$/.exec(value) ?? [];
  const milliseconds = clock === undefined ? NaN : Date.parse(day + clock + "Z");
  return Number.isNaN(milliseconds) ? 0n : BigInt(milliseconds) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
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

function channelField(value, issues) {
  if (!texts2.has(value)) wrongType(issues, ["channel"], "must be one of email, linkedin, phone, letter, event", value, "invalid_value");
}

function sentAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["sentAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["sentAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function openedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["openedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["openedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function repliedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["repliedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["repliedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function outcomeField(value, issues) {
  if (!texts4.has(value)) wrongType(issues, ["outcome"], "must be one of none, opened, replied, bounced, optedOut", value, "invalid_value");
}

// openedAt == null || openedAt >= sentAt
const holds_opened_after_sent = (_openedAt, _sentAt) => (_openedAt == null) || (micros(_openedAt) >= micros(_sentAt));

// repliedAt == null || outcome in ['replied', 'optedOut']
const holds_reply_is_an_outcome = (_repliedAt, _outcome) => (_repliedAt == null) || among(_outcome, ["replied", "optedOut"]);

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "campaignId") ? value.campaignId : undefined;
  campaignIdField(v1, issues);
  const v2 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v2, issues);
  const v3 = hasOwn(value, "attempt") ? value.attempt : undefined;
  attemptField(v3, issues);
  const v4 = hasOwn(value, "channel") ? value.channel : undefined;
  channelField(v4, issues);
  const v5 = hasOwn(value, "sentAt") ? value.sentAt : undefined;
  sentAtField(v5, issues);
  const v6 = hasOwn(value, "openedAt") ? value.openedAt : undefined;
  if (v6 !== undefined) {
    openedAtField(v6, issues);
  }
  const v7 = hasOwn(value, "repliedAt") ? value.repliedAt : undefined;
  if (v7 !== undefined) {
    repliedAtField(v7, issues);
  }
  const v8 = hasOwn(value, "outcome") ? value.outcome : undefined;
  outcomeField(v8, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 6 + (v6 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts5);
  if (isFine(issues, ["openedAt", "sentAt"]) && !holds_opened_after_sent(v6, v5)) broken(issues, "opened_after_sent", "must meet openedAt == null || openedAt >= sentAt");
  if (isFine(issues, ["repliedAt", "outcome"]) && !holds_reply_is_an_outcome(v7, v8)) broken(issues, "reply_is_an_outcome", "must meet repliedAt == null || outcome in ['replied', 'optedOut']");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateOutreachHistory(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateOutreachHistoryRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateOutreachHistoryRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateOutreachHistoryCreate(value) {
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
  const v12 = hasOwn(value, "channel") ? value.channel : undefined;
  channelField(v12, issues);
  const v13 = hasOwn(value, "sentAt") ? value.sentAt : undefined;
  sentAtField(v13, issues);
  const v14 = hasOwn(value, "openedAt") ? value.openedAt : undefined;
  if (v14 !== undefined) {
    openedAtField(v14, issues);
  }
  const v15 = hasOwn(value, "repliedAt") ? value.repliedAt : undefined;
  if (v15 !== undefined) {
    repliedAtField(v15, issues);
  }
  const v16 = hasOwn(value, "outcome") ? value.outcome : undefined;
  if (v16 !== undefined) {
    outcomeField(v16, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 5 + (v14 === undefined ? 0 : 1) + (v15 === undefined ? 0 : 1) + (v16 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  if (isFine(issues, ["openedAt", "sentAt"]) && !holds_opened_after_sent(v14, v13)) broken(issues, "opened_after_sent", "must meet openedAt == null || openedAt >= sentAt");
  if (isFine(issues, ["repliedAt", "outcome"]) && !holds_reply_is_an_outcome(v15, v16 ?? "none")) broken(issues, "reply_is_an_outcome", "must meet repliedAt == null || outcome in ['replied', 'optedOut']");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateOutreachHistoryPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 0) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}
