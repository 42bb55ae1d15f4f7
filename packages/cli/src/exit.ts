/** How a command ends: no findings; findings about contracts or files; it could not run; a bug of concord. */
export const exit = { clean: 0, findings: 1, failed: 2, bug: 70 } as const;
export type Exit = (typeof exit)[keyof typeof exit];
