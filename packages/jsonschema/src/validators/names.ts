/** The folder of the target. */
export const folder = "validators";

interface Named { readonly namespace: string; readonly name: string }

/** `validators/people/person.js`, and `.d.ts` for its types. */
export function fileOf({ namespace, name }: Named, ending: ".js" | ".d.ts"): string {
  return `${folder}/${namespace}/${name}${ending}`;
}

/** The function of a shape: `validatePersonCreate`; of the record also `validatePerson`, without a shape. */
export function functionOf({ name }: Named, shape = ""): string {
  return `validate${pascal(name)}${pascal(shape)}`;
}

/** A contract's name as a type is called: `companyUnit` is `CompanyUnit`. */
export function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
