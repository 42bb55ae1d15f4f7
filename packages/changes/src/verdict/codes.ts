import type { Code } from "@concord/core";
import { audienceNames, audiences, whoBreaks } from "./audience.ts";

export const breaking: Code = {
  code: "changes/breaking",
  severity: "error",
  explain: `
A change breaks somebody who goes on with the contracts as they were: who writes records, reads them, queries a store, or compiles against the types.

concord diff names who breaks, and says why. These are asked, each as it goes on with the state before; --json has the word in brackets:

${audienceNames.map((audience) => `- ${whoBreaks[audience]} (${audience}): ${audiences[audience]}`).join("\n")}

There are ways on:

- Change it so that both can work: add a new field and let the old one stay until nobody uses it; make a new limit hold for new records first.
- Rename with was: [oldName], so that it is no removal and addition.
- A new field breaks only readers that refuse keys they do not know. Those count with --strict.
- Approve it, in schemas/approved.yaml, with the reason, who answers for it and until when:

  approved:
    - change: limit-tightened public.order/note maxLength 500 → 400
      reason: No note is longer than 400 characters since May.
      owner: data-engineering
      until: 2027-01-31

The line under change is the one that concord diff prints. It is about these two states alone: the next change of the same field needs its own.`,
};

export const weakened: Code = {
  code: "changes/weakened",
  severity: "error",
  explain: `
Something that was protected is so no longer: callers may do what they could not, a field is shown that was secret, a store holds personal data that it did not hold.

It is never taken for safe, even where nobody breaks. If it is meant, approve it in schemas/approved.yaml, as concord explain changes/breaking shows.`,
};

export const expiredApproval: Code = {
  code: "changes/expired-approval",
  severity: "error",
  explain: `
An approval in schemas/approved.yaml ended before today, and the change that it is for is still there.

Look at it again: merge the change, undo it, or give the approval a later date.`,
};

export const unneededApproval: Code = {
  code: "changes/unneeded-approval",
  severity: "warning",
  explain: `
An approval in schemas/approved.yaml is for a change that is not there, or that breaks nobody.

Remove it once the change is in the state that you compare with. An approval is for one change between two states: its line must be the one that concord diff prints.`,
};

export const badApproval: Code = {
  code: "changes/bad-approval",
  severity: "error",
  explain: `
schemas/approved.yaml is a list of approvals, each with change (the line that concord diff prints), reason, owner and until (a day, as 2027-01-31):

  approved:
    - change: field-removed public.order/fax
      reason: Nobody has sent a fax since 2019.
      owner: data-engineering
      until: 2027-01-31`,
};

/** The findings about changes. */
export const changeCodes: readonly Code[] = [breaking, weakened, expiredApproval, unneededApproval, badApproval];
