import type { Code } from "../diagnostic/diagnostic.ts";

const code = (name: string, explain: string): Code => ({ code: `resolve/${name}`, severity: "error", explain });

export const missingSql: Code = code("missing-sql", `
A view or saved query has no SQL for one of its stores. The text stands beside the contract, in a file of its own for each store:

  schemas/marketing/activeCampaigns.view.yaml
  schemas/marketing/activeCampaigns.postgres.sql
  schemas/marketing/activeCampaigns.bigquery.sql

Write the file, or name under stores those that have it. Without stores, a view is in every store of the project that takes SQL.`);

export const straySql: Code = code("stray-sql", `
A file of SQL under schemas/ belongs to nothing: no view and no saved query has its name, the store in its name is none or takes no SQL, or the contract's stores leave it out. Nobody would run it, so it is
refused rather than ignored.

It is called like the contract beside it and the store: activeCampaigns.view.yaml has activeCampaigns.postgres.sql. SQL for anything else has its place elsewhere.`);

export const badColumn: Code = code("bad-column", `
A column of a view or saved query, or a parameter, is not told what it is, is told so twice, or is typed like a field that no answer may hold (secret).

  columns:
    id:    marketing.campaign.id                          # typed like this field, which says whether it may be missing
    name:  { field: people.person.name, optional: true }  # the same, behind a LEFT JOIN
    total: { type: decimal, precision: 12, scale: 2 }     # a type of its own

Field paths begin with an entity or another view, with its namespace from another one, and go through objects with a dot.`);

export const unknownView: Code = code("unknown-view", `
from names a view that is not there, or that a store of this one does not have. It lists the views that the SQL reads, so that they are made before it: by name in the same namespace,
else as namespace.name.`);

export const circularViews: Code = code("circular-views", `
Views read one another in a circle, so none of them can be made first. Bring what they share into a view of its own.`);

export const viewCodes: readonly Code[] = [missingSql, straySql, badColumn, unknownView, circularViews];
