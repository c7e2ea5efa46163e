/** Italian. */
export const settings = {};
