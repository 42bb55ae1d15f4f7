/** How the files of a store look. */
export interface FileForm {
  /** The ending, without a dot. */
  readonly ending: string;
  /** What a comment line begins with. */
  readonly comment: string;
}

export const sqlForm: FileForm = { ending: "sql", comment: "--" };

/** A file's name without folder and ending, and whether it is the one that undoes the migration of that name; undefined for a file of another kind. */
export function nameOf(path: string, { ending }: FileForm): { readonly name: string; readonly undoes: boolean } | undefined {
  const file = path.slice(path.lastIndexOf("/") + 1);
  if (!file.endsWith(`.${ending}`)) return undefined;
  const name = file.slice(0, -ending.length - 1);
  return name.endsWith(".rollback") ? { name: name.slice(0, -".rollback".length), undoes: true } : { name, undoes: false };
}

/** The path of a migration, or of what undoes it. */
export function pathOf(folder: string, name: string, form: FileForm, undoes = false): string {
  return `${folder}/${name}${undoes ? ".rollback" : ""}.${form.ending}`;
}
