/** English. */
export const settings = {};
