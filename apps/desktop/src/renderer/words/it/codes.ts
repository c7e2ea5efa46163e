/** Italian. */
export const codes = {};
