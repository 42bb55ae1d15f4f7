/**
 * The world did not do what was needed: a folder can't be written, an engine isn't there, an option is wrong.
 * It is caught in one place, `run.ts`, which prints it without a stack trace and ends with exit code 2.
 */
export class Failure extends Error {
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.name = "Failure";
    this.help = help;
  }
}

/** What the file system's own codes mean for people. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "the disk quota is used up",
  EFBIG: "a file may not grow so large here",
  EISDIR: "a folder stands there",
  ELOOP: "too many symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file stands where a folder should",
  EPERM: "the system does not permit it",
  EROFS: "the file system is read-only",
};

/** Whether the error is one that the file system reports. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string" && "syscall" in error;
}

/** A file system's error as a failure that says what could not be done, and why: `cannot write generated: the disk is full`. */
export function failureOf(what: string, error: unknown): Error {
  if (!isSystemError(error)) return error as Error;
  return new Failure(`${what}: ${reasons[error.code ?? ""] ?? error.message}`);
}
