import type { Code } from "@concord/core";

export const badRequest: Code = {
  code: "firestore/bad-request",
  severity: "error",
  explain: `
A step of a Firestore migration holds something that is no request. A step holds requests as JSON, one after another, or one security ruleset as it is (it begins with rules_version):

  // step: batches: convert the documents of shop.order
  {
    "do": "edit",
    "in": {"path":["orders"],"id":[{"field":"id"}]},
    "edits": [
      {"copy":["note"],"to":"remark"}
    ]
  }

The requests are create index, delete index, index field, edit, copy documents, delete documents, reserve, release, check and check reserved. edit, copy documents, delete documents, reserve and release go through all documents in small pieces, in a step of mode batches of their own; everything else stands in a step of mode alone. Firestore has no transaction around any of them.`,
};

/** What is found about the files of migrations. */
export const requestCodes: readonly Code[] = [badRequest];
