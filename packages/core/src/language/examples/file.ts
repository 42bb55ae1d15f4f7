import { project, type Example } from "./example.ts";

/** Words of the other kinds of files, each as a file, and words of project.yaml. */
export const fileExamples: readonly Example[] = [
  { in: "trait", text: "trait: tenant\ndescription: What belongs to a tenant.\nkey: [tenantId]\nfields:\n  tenantId: { type: uuid }\n" },
  { in: "trait", text: "trait: tenant\ndescription: What belongs to a tenant.\nfields:\n  tenantId: { type: uuid }\nindexes:\n  - [tenantId]\naccess:\n  read: hasRole('staff')\n" },
  {
    in: "trait",
    text: `trait: tenant
description: What belongs to a tenant, and who answers for it.
owner: platform
meta: { ticket: SHOP-12 }
was: [owned]
lint: { undescribed-field: Names say it. }
fields:
  agentId:   { type: uuid }
  agentCode: { type: string, maxLength: 20 }
references:
  agent: { to: invoice, by: [agentId, agentCode] }
unique:
  - [agentId, agentCode]
checks:
  code_is_known: agentCode != 'none'
`,
  },
  { in: "object", text: "object: address\ndescription: Where somebody lives.\nfields:\n  street:  { type: string, maxLength: 80 }\n  country: { type: countryCode }\n" },
  { in: "object", text: "object: address\ndescription: Where somebody lives.\nowner: sales\nmeta: { ticket: SHOP-12 }\nwas: [location]\nlint: { undescribed-field: Names say it. }\nfields:\n  street: { type: string, maxLength: 80 }\n" },
  { in: "enum", text: "enum: channel\ndescription: The way of an order.\nvalues: [web, shop]\n" },
  { in: "enum", text: "enum: channel\ndescription: The way of an order.\nowner: sales\nmeta: { ticket: SHOP-12 }\nwas: [way]\nlint: { undescribed-field: Names say it. }\nvalues: [web, shop]\nopen: true\n" },
  { in: "view", text: "view: paidOrders\ndescription: The orders that are paid.\ncolumns:\n  id:    order.id\n  total: shop.order.total\n" },
  {
    in: "view",
    text: `view: paidByCustomer
description: What each customer paid.
owner: sales
meta: { ticket: SHOP-12 }
was: [totals]
stores: [postgres]
from: [openOrders]
columns:
  customerId: order.customerId
  lastPaidAt: { field: order.createdAt, optional: true }
  total:      { type: decimal, precision: 14, scale: 2 }
`,
  },
  {
    in: "query",
    text: `query: ordersSince
description: The orders of a customer since a day.
owner: sales
meta: { ticket: SHOP-12 }
was: [orders]
stores: [postgres]
parameters:
  customerId: order.customerId
  since:      { type: date }
columns:
  id: order.id
`,
  },
  { in: "seed", text: "entity: shop.customer\ndescription: Whom tests order for.\nrecords:\n  - { id: 6f8b0e4c-6f0e-4c2a-9d0c-0a6c1f1d7b11, ownerUid: ann }\n" },
  project("name: shop\nstores: [postgres, firestore]\nprimary: postgres"),
  project("clientRole: app_client"),
  project("auth:\n  uid: sub\n  roles: groups\n  claims:\n    plan: { type: string, default: free }"),
  project("naming: { postgres: camelCase }"),
  project("strict: [\"postgres:check\", \"lint:undescribed-field\"]"),
  project("output: generated"),
  project("packages:\n  scope: \"@acme\"\n  all: contracts\n  each: [all, namespace]\n  python: acme-contracts\n  drizzle: true\n  license: Apache-2.0"),
];
