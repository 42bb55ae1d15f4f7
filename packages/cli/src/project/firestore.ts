import type { Destination } from "@concord/firestore/driver";
import { Failure } from "../failure.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the project's documents are: in the emulator that FIRESTORE_EMULATOR_HOST names, in the project `target` or that of GOOGLE_CLOUD_PROJECT; at Google only if the
 * project was named with the command, so that nobody reaches it by what stands in the environment.
 */
export function namedFirestore(env: Environment, target: string | undefined): Destination {
  const emulator = env["FIRESTORE_EMULATOR_HOST"];
  if (emulator === undefined || emulator === "") {
    if (target === undefined) throw new Failure("no Firestore is named", "set FIRESTORE_EMULATOR_HOST to an emulator's address, or name a project with --target <project>");
    return { project: target };
  }
  const project = target ?? env["GOOGLE_CLOUD_PROJECT"] ?? env["GCLOUD_PROJECT"];
  if (project === undefined || project === "") throw new Failure("no project of the emulator is named", "name it with --target <project>, or set GOOGLE_CLOUD_PROJECT");
  return { project, emulator };
}

/** What went wrong with it. */
export function firestoreFailure({ project, emulator }: Destination, error: unknown): Failure {
  const { message, cause } = error as Error;
  const because = cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message;
  return new Failure(`${emulator === undefined ? `the project ${project}` : `the project ${project} of the emulator at ${emulator}`}: ${because}`);
}
