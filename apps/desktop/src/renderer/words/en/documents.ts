/** English. */
export const documents = {};
