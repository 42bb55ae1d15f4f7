import { envExample } from "../settings.ts";
import { version } from "../version.ts";
import { byNpm, workflows } from "./workflows.ts";

/** A file of a new project. */
export interface NewFile { readonly path: string; readonly text: string }

/** Where the published JSON Schema of the language lies, below the root. */
const schemaFolder = "node_modules/@concord/cli/dist/schema";

const project = (name: string): string => `# yaml-language-server: $schema=../${schemaFolder}/project.schema.json
name: ${JSON.stringify(name)}
stores: [postgres, firestore]
primary: postgres
`;

const customer = `# yaml-language-server: $schema=../../${schemaFolder}/contract.schema.json
entity: customer
plural: customers
description: Someone who buys.

fields:
  id:        { type: uid, description: From the identity provider. }
  email:     { type: email, unique: true, pii: contact, description: Where the shop writes to. }
  name:      { type: string, minLength: 1, maxLength: 120, pii: name, description: What the customer wants to be called. }
  language:  { type: locale, default: en, description: The language of messages. }
  createdAt: { type: timestamp, auto: created }

access:
  read:   auth.uid == id || hasRole('admin')
  create: auth.uid == id
  update: { if: auth.uid == id, only: [name, language] }
`;

const order = `# yaml-language-server: $schema=../../${schemaFolder}/contract.schema.json
entity: order
plural: orders
description: What a customer ordered.

fields:
  id:         { type: uuid, auto: uuid }
  customerId: { ref: customer, onDelete: restrict, immutable: true }
  status:     { type: enum, values: [open, paid, cancelled], default: open, setBy: server, description: How far the order has come. }
  total:      { type: decimal, precision: 12, scale: 2, minimum: "0.00", description: What the customer pays. }
  note:       { type: string, maxLength: 500, optional: true, description: What the customer wants to be considered. }
  openedAt:   { type: timestamp, description: When the customer began to order. }
  closedAt:   { type: timestamp, optional: true, description: When the order was paid or cancelled. }
  createdAt:  { type: timestamp, auto: created }

indexes:
  - [customerId, -createdAt]

checks:
  closed_after_opened: { if: closedAt == null || closedAt >= openedAt, message: An order is closed after it was opened. }

access:
  read:   auth.uid == customerId || hasRole('admin')
  create: auth.uid == customerId
  update: { if: auth.uid == customerId, only: [note] }
`;

const gitattributes = `# Generated files are built from schemas/, not merged. Git takes no driver from a repository, so run this once in each clone:
#   npx concord init --git
# After a rebase, and after conflicts in contracts that you settled by hand: npx concord build
generated/** linguist-generated=true merge=concord
generated/.concord-manifest merge=union
`;

const gitignore = `node_modules/
.concord/
.env
`;

const settings = {
  "yaml.schemas": {
    [`./${schemaFolder}/project.schema.json`]: ["schemas/project.yaml"],
    [`./${schemaFolder}/contract.schema.json`]: ["schemas/*/*.yaml"],
  },
};

const packageJson = (name: string): object => ({
  name,
  private: true,
  scripts: { build: "concord build", check: "concord check", prove: "concord prove" },
  devDependencies: { "@concord/cli": version },
});

/** The files of a new project, by path. */
export function newFiles(name: string): readonly NewFile[] {
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: "schemas/project.yaml", text: project(name) },
    { path: "schemas/shop/customer.yaml", text: customer },
    { path: "schemas/shop/order.yaml", text: order },
    { path: "package.json", text: json(packageJson(name)) },
    { path: ".gitattributes", text: gitattributes },
    { path: ".gitignore", text: gitignore },
    { path: ".env.example", text: envExample() },
    { path: ".vscode/settings.json", text: json(settings) },
    { path: ".vscode/extensions.json", text: json({ recommendations: ["redhat.vscode-yaml"] }) },
    ...workflows(byNpm),
  ];
}
