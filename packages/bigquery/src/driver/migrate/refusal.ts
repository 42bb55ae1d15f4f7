/** Where BigQuery says that a fault is, as an offset in the statement: it writes `at [3:14]`, line and column from 1 on. */
export function offsetIn(text: string, message: string): number | undefined {
  const [, line, column] = /\bat \[(\d+):(\d+)\]/u.exec(message) ?? [];
  if (line === undefined || column === undefined) return undefined;
  const before = text.split("\n").slice(0, Number(line) - 1);
  const offset = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
  return offset < text.length ? offset : undefined;
}

/** What helps against a refusal, by BigQuery's word for it (docs: BigQuery error messages). */
export function remedyFor(reason: string, project: string): string | undefined {
  switch (reason) {
    case "accessDenied": return `the credentials need BigQuery Data Owner and BigQuery Job User in ${project}`;
    case "notFound": return "it was looked for in the location of project.yaml: a table in another one is not found";
    case "quotaExceeded": return "a limit of the project is reached: wait until it is counted anew, or ask Google for more";
    case "resourcesExceeded": return "the statement needs more than one job has: cut it into several";
    case "billingNotEnabled": return "a project without billing takes no statements that change rows";
    default: return undefined;
  }
}
