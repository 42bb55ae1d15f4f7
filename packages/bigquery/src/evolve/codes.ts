import type { Code } from "@concord/core";

export const badRequest: Code = {
  code: "bigquery/bad-request",
  severity: "error",
  explain: `
A step of a BigQuery migration holds something that cannot be sent. A step holds statements of GoogleSQL, each with its semicolon, and requests as JSON for what only the API does:

  -- step: alone: a field inside of a RECORD
  {
    "method": "tables.patch",
    "table": {"datasetId":"shop","tableId":"orders"},
    "body": {"schema":{"fields":[{"name":"id","type":"STRING","mode":"REQUIRED"}]}}
  }

Requests are compared with the API's own description (its discovery document): methods, paths, names and kinds of fields. That is no proof: nothing of it was tried on BigQuery. There is no transaction around statements that change tables, so every step says alone or batches.`,
};

/** What is found about the files of migrations. */
export const requestCodes: readonly Code[] = [badRequest];
