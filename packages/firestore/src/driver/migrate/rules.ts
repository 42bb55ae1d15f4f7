import type { SecurityRules } from "firebase-admin/security-rules";
import { loadRules } from "../rest.ts";
import type { Destination } from "./client.ts";

/** Puts a ruleset in force: on an emulator by its own address, in a real project by the Firebase Rules API. The latter was not executed: it is experimental. */
export async function deployRules({ project, emulator }: Destination, rules: string): Promise<void> {
  if (emulator !== undefined) return loadRules(emulator, project, rules);
  await withAdmin(project, (admin) => admin.releaseFirestoreRulesetFromSource(rules));
}

/** The ruleset that is in force; nothing where there is none. */
export async function rulesInForce({ project, emulator }: Destination): Promise<string | undefined> {
  if (emulator !== undefined) {
    const response = await fetch(`http://${emulator}/emulator/v1/projects/${project}:securityRules`);
    const text = await response.text();
    if (!response.ok) throw new Error(`the emulator answers ${response.status} when it is asked for its rules: ${text.slice(0, 300)}`);
    return (JSON.parse(text) as { readonly rules?: { readonly files?: readonly { readonly content?: string }[] } }).rules?.files?.[0]?.content;
  }
  const { source } = await withAdmin(project, (admin) => admin.getFirestoreRuleset());
  return source[0]?.content;
}

/** The vendor's client for rules, with the caller's own credentials. */
async function withAdmin<T>(project: string, ask: (admin: SecurityRules) => Promise<T>): Promise<T> {
  const { applicationDefault, deleteApp, initializeApp } = await import("firebase-admin/app");
  const { getSecurityRules } = await import("firebase-admin/security-rules");
  const app = initializeApp({ projectId: project, credential: applicationDefault() }, `concord-${crypto.randomUUID()}`);
  try {
    return await ask(getSecurityRules(app));
  } finally {
    await deleteApp(app);
  }
}
