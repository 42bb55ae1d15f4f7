/** No contract is larger. */
export const mostBytes = 1_048_576;
