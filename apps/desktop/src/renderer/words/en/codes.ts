/** English. */
export const codes = {};
