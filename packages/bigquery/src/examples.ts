import type { Example } from "@concord/core";

/** The words of the store's blocks in use. */
export const examples: readonly Example[] = [
  { in: "project", text: "bigquery: { project: my-project, dataset: shop, location: EU }" },
  { in: "entity", text: "bigquery: { table: purchases, dataset: sales }" },
  { in: "entity", text: "bigquery: { partition: { field: createdAt, every: month }, cluster: [customerId] }" },
  { in: "entity", text: "bigquery: { labels: { team: sales } }" },
  { in: "field", text: "code: { type: string, maxLength: 20, bigquery: { name: order_code } }" },
];
