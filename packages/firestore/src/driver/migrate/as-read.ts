/** NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION and ABORTED: what is written to is not as it was read. */
const outdated: ReadonlySet<unknown> = new Set([5, 6, 9, 10]);

/** Sends a write that holds only if everything is as it was read; false where it is not, and nothing was written. */
export async function ifAsRead(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (outdated.has((error as { readonly code?: unknown }).code)) return false;
    throw error;
  }
}
