// Made by concord from schemas/public/imoProcess.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u;
const pattern3 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts4 = /* @__PURE__ */ new Set(["source", "rows", "receivedAt"]);
const texts5 = /* @__PURE__ */ new Set(["name", "state", "seconds"]);
const texts6 = /* @__PURE__ */ new Set(["steps"]);
const texts7 = /* @__PURE__ */ new Set(["rows", "rejected", "finishedAt"]);
const texts8 = /* @__PURE__ */ new Set(["id", "blueprintId", "inputStage", "middleStage", "outputStage", "status", "createdAt"]);
const texts9 = /* @__PURE__ */ new Set(["blueprintId", "inputStage", "middleStage", "outputStage", "status"]);

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

const own = (value, key) => (value !== undefined && value !== null && hasOwn(value, key) ? value[key] : undefined);

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

function blueprintIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["blueprintId"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["blueprintId"], "invalid_format", "must be a UUID in lower case");
}

function inputStageField(value, issues, closed) {
  if (!isObject(value)) wrongType(issues, ["inputStage"], "must be an object", value);
  else {
    const v1 = hasOwn(value, "source") ? value.source : undefined;
    if (typeof v1 !== "string") wrongType(issues, ["inputStage", "source"], "must be text", v1);
    else if (!isText(v1)) brokenText(issues, ["inputStage", "source"]);
    else {
      if (v1.length > 200 && codePoints(v1) > 200) refuse(issues, ["inputStage", "source"], "too_big", "must be at most 200 characters");
      if (!pattern2.test(v1)) refuse(issues, ["inputStage", "source"], "invalid_format", "must be lower-case words joined by hyphens");
      else {
        if (v1.length > 60 && codePoints(v1) > 60) refuse(issues, ["inputStage", "source"], "too_big", "must be at most 60 characters");
      }
    }
    const v2 = hasOwn(value, "rows") ? value.rows : undefined;
    if (!Number.isFinite(v2)) wrongType(issues, ["inputStage", "rows"], "must be a whole number", v2);
    else if (!Number.isInteger(v2)) refuse(issues, ["inputStage", "rows"], "invalid_type", "must be a whole number");
    else {
      if (v2 < -9007199254740991) refuse(issues, ["inputStage", "rows"], "too_small", "must be at least -9007199254740991");
      if (v2 > 9007199254740991) refuse(issues, ["inputStage", "rows"], "too_big", "must be at most 9007199254740991");
      if (v2 < 0) refuse(issues, ["inputStage", "rows"], "too_small", "must be at least 0");
      if (v2 > 1000000000) refuse(issues, ["inputStage", "rows"], "too_big", "must be at most 1000000000");
    }
    const v3 = hasOwn(value, "receivedAt") ? value.receivedAt : undefined;
    if (typeof v3 !== "string") wrongType(issues, ["inputStage", "receivedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", v3);
    else if (!pattern3.test(v3)) refuse(issues, ["inputStage", "receivedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
    if (closed && (issues.length > 0 || Object.keys(value).length !== 3)) unknownKeys(issues, ["inputStage"], value, texts4);
  }
}

function middleStageField(value, issues, closed) {
  if (!isObject(value)) wrongType(issues, ["middleStage"], "must be an object", value);
  else {
    const v4 = hasOwn(value, "steps") ? value.steps : undefined;
    if (!Array.isArray(v4)) wrongType(issues, ["middleStage", "steps"], "must be a list", v4);
    else if (v4.length > 8) refuse(issues, ["middleStage", "steps"], "too_big", "must have at most 8 members");
    else {
      for (let v5 = 0; v5 < v4.length; v5 += 1) {
        const v6 = v4[v5];
        if (!isObject(v6)) wrongType(issues, ["middleStage", "steps", v5], "must be an object", v6);
        else {
          const v8 = hasOwn(v6, "name") ? v6.name : undefined;
          if (typeof v8 !== "string") wrongType(issues, ["middleStage", "steps", v5, "name"], "must be text", v8);
          else if (!isText(v8)) brokenText(issues, ["middleStage", "steps", v5, "name"]);
          else {
            if (v8.length > 200 && codePoints(v8) > 200) refuse(issues, ["middleStage", "steps", v5, "name"], "too_big", "must be at most 200 characters");
            if (!pattern2.test(v8)) refuse(issues, ["middleStage", "steps", v5, "name"], "invalid_format", "must be lower-case words joined by hyphens");
            else {
              if (v8.length > 60 && codePoints(v8) > 60) refuse(issues, ["middleStage", "steps", v5, "name"], "too_big", "must be at most 60 characters");
            }
          }
          const v9 = hasOwn(v6, "state") ? v6.state : undefined;
          if (v9 !== "waiting" && v9 !== "running" && v9 !== "done" && v9 !== "failed") wrongType(issues, ["middleStage", "steps", v5, "state"], "must be one of waiting, running, done, failed", v9, "invalid_value");
          const v10 = hasOwn(v6, "seconds") ? v6.seconds : undefined;
          if (v10 !== undefined) {
            if (!Number.isFinite(v10)) wrongType(issues, ["middleStage", "steps", v5, "seconds"], "must be a whole number", v10);
            else if (!Number.isInteger(v10)) refuse(issues, ["middleStage", "steps", v5, "seconds"], "invalid_type", "must be a whole number");
            else {
              if (v10 < -9007199254740991) refuse(issues, ["middleStage", "steps", v5, "seconds"], "too_small", "must be at least -9007199254740991");
              if (v10 > 9007199254740991) refuse(issues, ["middleStage", "steps", v5, "seconds"], "too_big", "must be at most 9007199254740991");
              if (v10 < 0) refuse(issues, ["middleStage", "steps", v5, "seconds"], "too_small", "must be at least 0");
            }
          }
          if (closed && (issues.length > 0 || Object.keys(v6).length !== 2 + (v10 === undefined ? 0 : 1))) unknownKeys(issues, ["middleStage", "steps", v5], v6, texts5);
        }
      }
    }
    if (closed && (issues.length > 0 || Object.keys(value).length !== 1)) unknownKeys(issues, ["middleStage"], value, texts6);
  }
}

function outputStageField(value, issues, closed) {
  if (!isObject(value)) wrongType(issues, ["outputStage"], "must be an object", value);
  else {
    const v11 = hasOwn(value, "rows") ? value.rows : undefined;
    if (!Number.isFinite(v11)) wrongType(issues, ["outputStage", "rows"], "must be a whole number", v11);
    else if (!Number.isInteger(v11)) refuse(issues, ["outputStage", "rows"], "invalid_type", "must be a whole number");
    else {
      if (v11 < -9007199254740991) refuse(issues, ["outputStage", "rows"], "too_small", "must be at least -9007199254740991");
      if (v11 > 9007199254740991) refuse(issues, ["outputStage", "rows"], "too_big", "must be at most 9007199254740991");
      if (v11 < 0) refuse(issues, ["outputStage", "rows"], "too_small", "must be at least 0");
      if (v11 > 1000000000) refuse(issues, ["outputStage", "rows"], "too_big", "must be at most 1000000000");
    }
    const v12 = hasOwn(value, "rejected") ? value.rejected : undefined;
    if (!Number.isFinite(v12)) wrongType(issues, ["outputStage", "rejected"], "must be a whole number", v12);
    else if (!Number.isInteger(v12)) refuse(issues, ["outputStage", "rejected"], "invalid_type", "must be a whole number");
    else {
      if (v12 < -9007199254740991) refuse(issues, ["outputStage", "rejected"], "too_small", "must be at least -9007199254740991");
      if (v12 > 9007199254740991) refuse(issues, ["outputStage", "rejected"], "too_big", "must be at most 9007199254740991");
      if (v12 < 0) refuse(issues, ["outputStage", "rejected"], "too_small", "must be at least 0");
      if (v12 > 1000000000) refuse(issues, ["outputStage", "rejected"], "too_big", "must be at most 1000000000");
    }
    const v13 = hasOwn(value, "finishedAt") ? value.finishedAt : undefined;
    if (typeof v13 !== "string") wrongType(issues, ["outputStage", "finishedAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", v13);
    else if (!pattern3.test(v13)) refuse(issues, ["outputStage", "finishedAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
    if (closed && (issues.length > 0 || Object.keys(value).length !== 3)) unknownKeys(issues, ["outputStage"], value, texts7);
  }
}

function statusField(value, issues) {
  if (value !== "queued" && value !== "running" && value !== "completed" && value !== "failed") wrongType(issues, ["status"], "must be one of queued, running, completed, failed", value, "invalid_value");
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern3.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

// outputStage.finishedAt == null || outputStage.finishedAt >= inputStage.receivedAt
const holds_output_after_input = (_outputStage, _inputStage) => (own(_outputStage, "finishedAt") == null) || (micros(own(_outputStage, "finishedAt")) >= micros(own(_inputStage, "receivedAt")));

// outputStage.rows == null || outputStage.rejected == null || outputStage.rows + outputStage.rejected <= inputStage.rows
const holds_rows_add_up = (_outputStage, _inputStage) => ((own(_outputStage, "rows") == null) || (own(_outputStage, "rejected") == null)) || ((own(_outputStage, "rows") + own(_outputStage, "rejected")) <= own(_inputStage, "rows"));

// status != 'completed' || outputStage.rows != null
const holds_completed_has_output = (_status, _outputStage) => (!same(_status, "completed")) || (!(own(_outputStage, "rows") == null));

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v14 = hasOwn(value, "id") ? value.id : undefined;
  idField(v14, issues);
  const v15 = hasOwn(value, "blueprintId") ? value.blueprintId : undefined;
  blueprintIdField(v15, issues);
  const v16 = hasOwn(value, "inputStage") ? value.inputStage : undefined;
  inputStageField(v16, issues, closed);
  const v17 = hasOwn(value, "middleStage") ? value.middleStage : undefined;
  if (v17 !== undefined) {
    middleStageField(v17, issues, closed);
  }
  const v18 = hasOwn(value, "outputStage") ? value.outputStage : undefined;
  if (v18 !== undefined) {
    outputStageField(v18, issues, closed);
  }
  const v19 = hasOwn(value, "status") ? value.status : undefined;
  statusField(v19, issues);
  const v20 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v20, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5 + (v17 === undefined ? 0 : 1) + (v18 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts8);
  if (isFine(issues, ["outputStage", "inputStage"]) && !holds_output_after_input(v18, v16)) broken(issues, "output_after_input", "A run finishes after its input was received.");
  if (isFine(issues, ["outputStage", "inputStage"]) && !holds_rows_add_up(v18, v16)) broken(issues, "rows_add_up", "No more rows come out than went in.");
  if (isFine(issues, ["status", "outputStage"]) && !holds_completed_has_output(v19, v18)) broken(issues, "completed_has_output", "A completed run has an output stage.");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateImoProcess(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateImoProcessRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateImoProcessRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateImoProcessCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v21 = hasOwn(value, "blueprintId") ? value.blueprintId : undefined;
  blueprintIdField(v21, issues);
  const v22 = hasOwn(value, "inputStage") ? value.inputStage : undefined;
  inputStageField(v22, issues, true);
  const v23 = hasOwn(value, "middleStage") ? value.middleStage : undefined;
  if (v23 !== undefined) {
    middleStageField(v23, issues, true);
  }
  const v24 = hasOwn(value, "outputStage") ? value.outputStage : undefined;
  if (v24 !== undefined) {
    outputStageField(v24, issues, true);
  }
  const v25 = hasOwn(value, "status") ? value.status : undefined;
  if (v25 !== undefined) {
    statusField(v25, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 2 + (v23 === undefined ? 0 : 1) + (v24 === undefined ? 0 : 1) + (v25 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts9);
  if (isFine(issues, ["outputStage", "inputStage"]) && !holds_output_after_input(v24, v22)) broken(issues, "output_after_input", "A run finishes after its input was received.");
  if (isFine(issues, ["outputStage", "inputStage"]) && !holds_rows_add_up(v24, v22)) broken(issues, "rows_add_up", "No more rows come out than went in.");
  if (isFine(issues, ["status", "outputStage"]) && !holds_completed_has_output(v25 ?? "queued", v24)) broken(issues, "completed_has_output", "A completed run has an output stage.");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateImoProcessPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v26 = hasOwn(value, "blueprintId") ? value.blueprintId : undefined;
  if (v26 !== undefined) {
    blueprintIdField(v26, issues);
  }
  const v27 = hasOwn(value, "inputStage") ? value.inputStage : undefined;
  if (v27 !== undefined) {
    inputStageField(v27, issues, true);
  }
  const v28 = hasOwn(value, "middleStage") ? value.middleStage : undefined;
  if (v28 !== undefined && v28 !== null) {
    middleStageField(v28, issues, true);
  }
  const v29 = hasOwn(value, "outputStage") ? value.outputStage : undefined;
  if (v29 !== undefined && v29 !== null) {
    outputStageField(v29, issues, true);
  }
  const v30 = hasOwn(value, "status") ? value.status : undefined;
  if (v30 !== undefined) {
    statusField(v30, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v26 === undefined ? 0 : 1) + (v27 === undefined ? 0 : 1) + (v28 === undefined ? 0 : 1) + (v29 === undefined ? 0 : 1) + (v30 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts9);
  return result(value, issues);
}
