/** English. */
export const help = {};
