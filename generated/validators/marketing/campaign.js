// Made by concord from schemas/marketing/campaign.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u;
const texts3 = /* @__PURE__ */ new Set(["email", "linkedin", "phone", "letter", "event"]);
const pattern4 = /^(?:0\.00|-?(?:0\.0[1-9]|0\.[1-9][0-9]|[1-9]\.[0-9]{2}|[1-9][0-9]{1,9}\.[0-9]{2}))$/u;
const pattern5 = /^(?:(?:0|[1-9][0-9]{0,9})\.[0-9]{2})$/u;
const pattern6 = /^(?:[A-Z]{3})$/u;
const pattern7 = /^(?:#[0-9A-Fa-f]{6})$/u;
const pattern8 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29))$/u;
const pattern9 = /^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])$/u;
const pattern10 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])$/u;
const pattern11 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts12 = /* @__PURE__ */ new Set(["id", "slug", "name", "channel", "status", "budget", "currency", "color", "startsOn", "endsOn", "sendTime", "launchAt", "createdAt"]);
const texts13 = /* @__PURE__ */ new Set(["slug", "name", "channel", "status", "budget", "currency", "color", "startsOn", "endsOn", "sendTime", "launchAt"]);

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

const same = (one, other) => (one ?? null) === (other ?? null);

/** A decimal as a whole number of 10^-scale. What is none is 0: its field says so itself. */
function units(value, scale) {
  if (value === undefined || value === null) return undefined;
  const [, before, after = ""] = /^(-?[0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? [];
  return before === undefined ? 0n : BigInt(before + after.padEnd(scale, "0"));
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function slugField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["slug"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["slug"]);
  else {
    if (value.length > 200 && codePoints(value) > 200) refuse(issues, ["slug"], "too_big", "must be at most 200 characters");
    if (!pattern2.test(value)) refuse(issues, ["slug"], "invalid_format", "must be lower-case words joined by hyphens");
    else {
      if (value.length > 80 && codePoints(value) > 80) refuse(issues, ["slug"], "too_big", "must be at most 80 characters");
    }
  }
}

function nameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["name"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["name"]);
  else {
    if (value.length < 1) refuse(issues, ["name"], "too_small", "must be at least 1 character");
    if (value.length > 255 && codePoints(value) > 255) refuse(issues, ["name"], "too_big", "must be at most 255 characters");
  }
}

function channelField(value, issues) {
  if (!texts3.has(value)) wrongType(issues, ["channel"], "must be one of email, linkedin, phone, letter, event", value, "invalid_value");
}

function statusField(value, issues) {
  if (value !== "draft" && value !== "active" && value !== "paused" && value !== "finished") wrongType(issues, ["status"], "must be one of draft, active, paused, finished", value, "invalid_value");
}

function budgetField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["budget"], "must be a number of 12 digits, 2 after the point", value);
  else if (!pattern4.test(value)) refuse(issues, ["budget"], "invalid_format", "must be a number of 12 digits, 2 after the point");
  else {
    if (!pattern5.test(value)) refuse(issues, ["budget"], "custom", "must be at least 0.00");
  }
}

function currencyField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["currency"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["currency"]);
  else {
    if (value.length > 3 && codePoints(value) > 3) refuse(issues, ["currency"], "too_big", "must be at most 3 characters");
    if (!pattern6.test(value)) refuse(issues, ["currency"], "invalid_format", "must be a currency code of three letters");
  }
}

function colorField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["color"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["color"]);
  else {
    if (value.length > 7 && codePoints(value) > 7) refuse(issues, ["color"], "too_big", "must be at most 7 characters");
    if (!pattern7.test(value)) refuse(issues, ["color"], "invalid_format", "must be a colour as #rrggbb");
  }
}

function startsOnField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["startsOn"], "must be a day as YYYY-MM-DD", value);
  else if (!pattern8.test(value)) refuse(issues, ["startsOn"], "invalid_format", "must be a day as YYYY-MM-DD");
}

function endsOnField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["endsOn"], "must be a day as YYYY-MM-DD", value);
  else if (!pattern8.test(value)) refuse(issues, ["endsOn"], "invalid_format", "must be a day as YYYY-MM-DD");
}

function sendTimeField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["sendTime"], "must be a time as HH:MM:SS", value);
  else if (!pattern9.test(value)) refuse(issues, ["sendTime"], "invalid_format", "must be a time as HH:MM:SS");
}

function launchAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["launchAt"], "must be a day and time as YYYY-MM-DDTHH:MM:SS", value);
  else if (!pattern10.test(value)) refuse(issues, ["launchAt"], "invalid_format", "must be a day and time as YYYY-MM-DDTHH:MM:SS");
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern11.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

// endsOn == null || endsOn >= startsOn
const holds_ends_after_start = (_endsOn, _startsOn) => (_endsOn == null) || (_endsOn >= _startsOn);

// (budget == null) == (currency == null)
const holds_budget_has_currency = (_budget, _currency) => same(_budget == null, _currency == null);

// status == 'active' ? budget != null && budget > 0.00 : true
const holds_active_has_budget = (_status, _budget) => same(_status, "active") ? ((!(_budget == null)) && (units(_budget, 2) > units("0.00", 2))) : true;

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "slug") ? value.slug : undefined;
  slugField(v2, issues);
  const v3 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v3, issues);
  const v4 = hasOwn(value, "channel") ? value.channel : undefined;
  channelField(v4, issues);
  const v5 = hasOwn(value, "status") ? value.status : undefined;
  statusField(v5, issues);
  const v6 = hasOwn(value, "budget") ? value.budget : undefined;
  if (v6 !== undefined) {
    budgetField(v6, issues);
  }
  const v7 = hasOwn(value, "currency") ? value.currency : undefined;
  if (v7 !== undefined) {
    currencyField(v7, issues);
  }
  const v8 = hasOwn(value, "color") ? value.color : undefined;
  colorField(v8, issues);
  const v9 = hasOwn(value, "startsOn") ? value.startsOn : undefined;
  startsOnField(v9, issues);
  const v10 = hasOwn(value, "endsOn") ? value.endsOn : undefined;
  if (v10 !== undefined) {
    endsOnField(v10, issues);
  }
  const v11 = hasOwn(value, "sendTime") ? value.sendTime : undefined;
  if (v11 !== undefined) {
    sendTimeField(v11, issues);
  }
  const v12 = hasOwn(value, "launchAt") ? value.launchAt : undefined;
  if (v12 !== undefined) {
    launchAtField(v12, issues);
  }
  const v13 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v13, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 8 + (v6 === undefined ? 0 : 1) + (v7 === undefined ? 0 : 1) + (v10 === undefined ? 0 : 1) + (v11 === undefined ? 0 : 1) + (v12 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts12);
  if (isFine(issues, ["endsOn", "startsOn"]) && !holds_ends_after_start(v10, v9)) broken(issues, "ends_after_start", "A campaign ends after it starts.");
  if (isFine(issues, ["budget", "currency"]) && !holds_budget_has_currency(v6, v7)) broken(issues, "budget_has_currency", "A budget has a currency.");
  if (isFine(issues, ["status", "budget"]) && !holds_active_has_budget(v5, v6)) broken(issues, "active_has_budget", "An active campaign has money to spend.");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateCampaign(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateCampaignRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateCampaignRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateCampaignCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v14 = hasOwn(value, "slug") ? value.slug : undefined;
  slugField(v14, issues);
  const v15 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v15, issues);
  const v16 = hasOwn(value, "channel") ? value.channel : undefined;
  channelField(v16, issues);
  const v17 = hasOwn(value, "status") ? value.status : undefined;
  if (v17 !== undefined) {
    statusField(v17, issues);
  }
  const v18 = hasOwn(value, "budget") ? value.budget : undefined;
  if (v18 !== undefined) {
    budgetField(v18, issues);
  }
  const v19 = hasOwn(value, "currency") ? value.currency : undefined;
  if (v19 !== undefined) {
    currencyField(v19, issues);
  }
  const v20 = hasOwn(value, "color") ? value.color : undefined;
  if (v20 !== undefined) {
    colorField(v20, issues);
  }
  const v21 = hasOwn(value, "startsOn") ? value.startsOn : undefined;
  startsOnField(v21, issues);
  const v22 = hasOwn(value, "endsOn") ? value.endsOn : undefined;
  if (v22 !== undefined) {
    endsOnField(v22, issues);
  }
  const v23 = hasOwn(value, "sendTime") ? value.sendTime : undefined;
  if (v23 !== undefined) {
    sendTimeField(v23, issues);
  }
  const v24 = hasOwn(value, "launchAt") ? value.launchAt : undefined;
  if (v24 !== undefined) {
    launchAtField(v24, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 4 + (v17 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1) + (v20 === undefined ? 0 : 1) + (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1) + (v24 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts13);
  if (isFine(issues, ["endsOn", "startsOn"]) && !holds_ends_after_start(v22, v21)) broken(issues, "ends_after_start", "A campaign ends after it starts.");
  if (isFine(issues, ["budget", "currency"]) && !holds_budget_has_currency(v18, v19)) broken(issues, "budget_has_currency", "A budget has a currency.");
  if (isFine(issues, ["status", "budget"]) && !holds_active_has_budget(v17 ?? "draft", v18)) broken(issues, "active_has_budget", "An active campaign has money to spend.");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateCampaignPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v25 = hasOwn(value, "slug") ? value.slug : undefined;
  if (v25 !== undefined) {
    slugField(v25, issues);
  }
  const v26 = hasOwn(value, "name") ? value.name : undefined;
  if (v26 !== undefined) {
    nameField(v26, issues);
  }
  const v27 = hasOwn(value, "channel") ? value.channel : undefined;
  if (v27 !== undefined) {
    channelField(v27, issues);
  }
  const v28 = hasOwn(value, "status") ? value.status : undefined;
  if (v28 !== undefined) {
    statusField(v28, issues);
  }
  const v29 = hasOwn(value, "budget") ? value.budget : undefined;
  if (v29 !== undefined && v29 !== null) {
    budgetField(v29, issues);
  }
  const v30 = hasOwn(value, "currency") ? value.currency : undefined;
  if (v30 !== undefined && v30 !== null) {
    currencyField(v30, issues);
  }
  const v31 = hasOwn(value, "color") ? value.color : undefined;
  if (v31 !== undefined) {
    colorField(v31, issues);
  }
  const v32 = hasOwn(value, "startsOn") ? value.startsOn : undefined;
  if (v32 !== undefined) {
    startsOnField(v32, issues);
  }
  const v33 = hasOwn(value, "endsOn") ? value.endsOn : undefined;
  if (v33 !== undefined && v33 !== null) {
    endsOnField(v33, issues);
  }
  const v34 = hasOwn(value, "sendTime") ? value.sendTime : undefined;
  if (v34 !== undefined && v34 !== null) {
    sendTimeField(v34, issues);
  }
  const v35 = hasOwn(value, "launchAt") ? value.launchAt : undefined;
  if (v35 !== undefined && v35 !== null) {
    launchAtField(v35, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v25 === undefined ? 0 : 1) + (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1) + (v28 === undefined ? 0 : 1) + (v29 === undefined ? 0 : 1) + (v30 === undefined ? 0 : 1) + (v31 === undefined ? 0 : 1) + (v32 === undefined ? 0 : 1) + (v33 === undefined ? 0 : 1) + (v34 === undefined ? 0 : 1) + (v35 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts13);
  return result(value, issues);
}
