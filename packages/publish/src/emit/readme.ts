import { modules } from "../modules.ts";
import type { Contract, Named } from "../names.ts";
import type { Offer } from "./manifest.ts";
import { unsaid, type TableTold } from "@concord/postgres/drizzle";
import { drizzleExample, examples } from "./examples.ts";

/** README.md of a package: how to install it, an example for each way to import a contract, and what there is. Names alone are printed, no text of the contracts. */
export function readme(named: Named, contracts: readonly Contract[], offers: readonly Offer[], tables: readonly TableTold[]): string {
  const offered = modules.filter((module) => offers.some((offer) => offer.module === module));
  const ways = offered.map(({ under, about }) => `| \`${named.namespace === undefined ? "<namespace>/" : ""}<name>${under === "" ? "" : `/${under}`}\` | ${about} |`);
  const rows = contracts.map((of) => `| \`${of.id}\` | ${offers.filter((offer) => offer.of === of).map(({ module }) => (module.under === "" ? "codecs" : module.under)).join(", ")} |`);
  const drizzle = tables.length === 0 ? [] : [
    `\`${named.name}/drizzle\` is what Drizzle takes as its schema: every table, and what leads from one to another. It needs \`drizzle-orm\`.\n`,
    `\`\`\`ts\n${drizzleExample(named, tables)}\`\`\`\n`,
    `The tables describe what the contracts' own DDL makes. They do not say:\n\n${Object.values(unsaid).map(({ what }) => `- ${what}\n`).join("")}`,
  ];
  return [
    `# ${named.name}\n`,
    `\`\`\`sh\nnpm install ${named.name} zod\n\`\`\`\n`,
    "Every contract, and every way to use it, is imported by a subpath of its own, so that nothing else comes along. There is no import of everything.\n",
    ...examples(named, offers).map((example) => `\`\`\`ts\n${example}\`\`\`\n`),
    ...drizzle,
    `| ${named.name}/ | what |\n|---|---|\n${ways.join("\n")}\n`,
    `| contract | imports |\n|---|---|\n${rows.join("\n")}\n`,
    "Made by concord from the contracts; change it there.\n",
  ].join("\n");
}
