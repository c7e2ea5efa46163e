/** English. */
export const sign = {};
