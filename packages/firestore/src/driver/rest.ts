/** What the rules compiler said of a ruleset; `problems` has one line each, with line and column of the rules. */
export class RulesError extends Error {
  readonly problems: string;
  constructor(problems: string) {
    super(`the emulator refuses these rules:\n${problems}`);
    this.name = "RulesError";
    this.problems = problems;
  }
}

/**
 * Loads security rules for one project of an emulator; they hold for every request that comes after.
 * A project without rules allows everything. Throws `RulesError` if they don't compile.
 */
export async function loadRules(host: string, project: string, rules: string): Promise<void> {
  const response = await fetch(`http://${host}/emulator/v1/projects/${project}:securityRules`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ rules: { files: [{ name: "firestore.rules", content: rules }] } }),
  });
  const text = await response.text();
  if (response.status === 400) throw new RulesError(messageOf(text));
  if (!response.ok) throw new Error(`the emulator answers ${response.status} to new rules: ${text}`);
}

/** Deletes every document of one project of an emulator. */
export async function clearDocuments(host: string, project: string): Promise<void> {
  const response = await fetch(`http://${host}/emulator/v1/projects/${project}/databases/(default)/documents`, { method: "DELETE" });
  const text = await response.text();
  if (!response.ok) throw new Error(`the emulator answers ${response.status} to a clean-up: ${text}`);
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message ?? text;
  } catch {
    return text;
  }
}
