/** English. */
export const system = {};
