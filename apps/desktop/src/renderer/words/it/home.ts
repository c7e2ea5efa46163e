/** Italian. */
export const home = {};
