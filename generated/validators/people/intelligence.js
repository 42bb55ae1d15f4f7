// Made by concord from schemas/people/intelligence.yaml; change it there.

const pattern1 = /^(?:https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*|\[(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})\])(?::[0-9]{1,5})?(?:\/(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\-]|%[0-9A-Fa-f]{2})*)*(?:\?(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?)$/u;
const texts2 = /* @__PURE__ */ new Set(["intern", "junior", "senior", "lead", "executive"]);
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29))$/u;
const texts4 = /* @__PURE__ */ new Set(["title", "company", "startedOn", "endedOn"]);
const pattern5 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts6 = /* @__PURE__ */ new Set(["personId", "profileUrl", "headline", "seniority", "positions", "confidence", "enrichedAt"]);
const texts7 = /* @__PURE__ */ new Set(["profileUrl", "headline", "seniority", "positions", "confidence", "enrichedAt"]);

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

const own = (value, key) => (value !== undefined && value !== null && hasOwn(value, key) ? value[key] : undefined);

function personIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["personId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["personId"]);
  else {
    if (value.length < 1) refuse(issues, ["personId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["personId"], "too_big", "must be at most 128 characters");
  }
}

function profileUrlField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["profileUrl"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["profileUrl"]);
  else {
    if (value.length > 2048 && codePoints(value) > 2048) refuse(issues, ["profileUrl"], "too_big", "must be at most 2048 characters");
    if (!pattern1.test(value)) refuse(issues, ["profileUrl"], "invalid_format", "must be a URL");
    else {
      if (value.length > 300 && codePoints(value) > 300) refuse(issues, ["profileUrl"], "too_big", "must be at most 300 characters");
    }
  }
}

function headlineField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["headline"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["headline"]);
  else {
    if (value.length > 300 && codePoints(value) > 300) refuse(issues, ["headline"], "too_big", "must be at most 300 characters");
  }
}

function seniorityField(value, issues, closed) {
  if (closed) {
    if (!texts2.has(value)) wrongType(issues, ["seniority"], "must be one of intern, junior, senior, lead, executive", value, "invalid_value");
  } else {
    if (typeof value !== "string") wrongType(issues, ["seniority"], "must be text", value);
    else if (!isText(value)) brokenText(issues, ["seniority"]);
  }
}

function positionsField(value, issues, closed) {
  if (!Array.isArray(value)) wrongType(issues, ["positions"], "must be a list", value);
  else if (value.length > 20) refuse(issues, ["positions"], "too_big", "must have at most 20 members");
  else {
    for (let v1 = 0; v1 < value.length; v1 += 1) {
      const v2 = value[v1];
      if (!isObject(v2)) wrongType(issues, ["positions", v1], "must be an object", v2);
      else {
        const v4 = hasOwn(v2, "title") ? v2.title : undefined;
        if (typeof v4 !== "string") wrongType(issues, ["positions", v1, "title"], "must be text", v4);
        else if (!isText(v4)) brokenText(issues, ["positions", v1, "title"]);
        else {
          if (v4.length < 1) refuse(issues, ["positions", v1, "title"], "too_small", "must be at least 1 character");
          if (v4.length > 200 && codePoints(v4) > 200) refuse(issues, ["positions", v1, "title"], "too_big", "must be at most 200 characters");
        }
        const v5 = hasOwn(v2, "company") ? v2.company : undefined;
        if (typeof v5 !== "string") wrongType(issues, ["positions", v1, "company"], "must be text", v5);
        else if (!isText(v5)) brokenText(issues, ["positions", v1, "company"]);
        else {
          if (v5.length < 1) refuse(issues, ["positions", v1, "company"], "too_small", "must be at least 1 character");
          if (v5.length > 255 && codePoints(v5) > 255) refuse(issues, ["positions", v1, "company"], "too_big", "must be at most 255 characters");
        }
        const v6 = hasOwn(v2, "startedOn") ? v2.startedOn : undefined;
        if (typeof v6 !== "string") wrongType(issues, ["positions", v1, "startedOn"], "must be a day as YYYY-MM-DD", v6);
        else if (!pattern3.test(v6)) refuse(issues, ["positions", v1, "startedOn"], "invalid_format", "must be a day as YYYY-MM-DD");
        const v7 = hasOwn(v2, "endedOn") ? v2.endedOn : undefined;
        if (v7 !== undefined) {
          if (typeof v7 !== "string") wrongType(issues, ["positions", v1, "endedOn"], "must be a day as YYYY-MM-DD", v7);
          else if (!pattern3.test(v7)) refuse(issues, ["positions", v1, "endedOn"], "invalid_format", "must be a day as YYYY-MM-DD");
        }
        if (closed && (issues.length > 0 || Object.keys(v2).length !== 3 + (v7 === undefined ? 0 : 1))) unknownKeys(issues, ["positions", v1], v2, texts4);
      }
    }
  }
}

function confidenceField(value, issues) {
  if (!Number.isFinite(value)) wrongType(issues, ["confidence"], "must be a number", value);
  else {
    if (value < 0) refuse(issues, ["confidence"], "too_small", "must be at least 0");
    if (value > 1) refuse(issues, ["confidence"], "too_big", "must be at most 1");
  }
}

function enrichedAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["enrichedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern5.test(value)) refuse(issues, ["enrichedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

// positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn)
const holds_positions_end_later = (_positions) => _positions?.every(($p) => (own($p, "endedOn") == null) || (own($p, "endedOn") >= own($p, "startedOn")));

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v8, issues);
  const v9 = hasOwn(value, "profileUrl") ? value.profileUrl : undefined;
  profileUrlField(v9, issues);
  const v10 = hasOwn(value, "headline") ? value.headline : undefined;
  if (v10 !== undefined) {
    headlineField(v10, issues);
  }
  const v11 = hasOwn(value, "seniority") ? value.seniority : undefined;
  if (v11 !== undefined) {
    seniorityField(v11, issues, closed);
  }
  const v12 = hasOwn(value, "positions") ? value.positions : undefined;
  positionsField(v12, issues, closed);
  const v13 = hasOwn(value, "confidence") ? value.confidence : undefined;
  confidenceField(v13, issues);
  const v14 = hasOwn(value, "enrichedAt") ? value.enrichedAt : undefined;
  enrichedAtField(v14, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5 + (v10 === undefined ? 0 : 1) + (v11 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts6);
  if (isFine(issues, ["positions"]) && !holds_positions_end_later(v12)) broken(issues, "positions_end_later", "must meet positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn)");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateIntelligence(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateIntelligenceRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateIntelligenceRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateIntelligenceCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v15 = hasOwn(value, "personId") ? value.personId : undefined;
  personIdField(v15, issues);
  const v16 = hasOwn(value, "profileUrl") ? value.profileUrl : undefined;
  profileUrlField(v16, issues);
  const v17 = hasOwn(value, "headline") ? value.headline : undefined;
  if (v17 !== undefined) {
    headlineField(v17, issues);
  }
  const v18 = hasOwn(value, "seniority") ? value.seniority : undefined;
  if (v18 !== undefined) {
    seniorityField(v18, issues, true);
  }
  const v19 = hasOwn(value, "positions") ? value.positions : undefined;
  if (v19 !== undefined) {
    positionsField(v19, issues, true);
  }
  const v20 = hasOwn(value, "confidence") ? value.confidence : undefined;
  confidenceField(v20, issues);
  const v21 = hasOwn(value, "enrichedAt") ? value.enrichedAt : undefined;
  enrichedAtField(v21, issues);
  if (issues.length > 0 || Object.keys(value).length !== 4 + (v17 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  if (isFine(issues, ["positions"]) && !holds_positions_end_later(v19 ?? [])) broken(issues, "positions_end_later", "must meet positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn)");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateIntelligencePatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v22 = hasOwn(value, "profileUrl") ? value.profileUrl : undefined;
  if (v22 !== undefined) {
    profileUrlField(v22, issues);
  }
  const v23 = hasOwn(value, "headline") ? value.headline : undefined;
  if (v23 !== undefined && v23 !== null) {
    headlineField(v23, issues);
  }
  const v24 = hasOwn(value, "seniority") ? value.seniority : undefined;
  if (v24 !== undefined && v24 !== null) {
    seniorityField(v24, issues, true);
  }
  const v25 = hasOwn(value, "positions") ? value.positions : undefined;
  if (v25 !== undefined) {
    positionsField(v25, issues, true);
  }
  const v26 = hasOwn(value, "confidence") ? value.confidence : undefined;
  if (v26 !== undefined) {
    confidenceField(v26, issues);
  }
  const v27 = hasOwn(value, "enrichedAt") ? value.enrichedAt : undefined;
  if (v27 !== undefined) {
    enrichedAtField(v27, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1) + (v24 === undefined ? 0 : 1) + (v25 === undefined ? 0 : 1) + (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts7);
  return result(value, issues);
}
