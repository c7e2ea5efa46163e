/** English. */
export const verify = {};
