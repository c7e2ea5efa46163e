/** Italian. */
export const documents = {};
