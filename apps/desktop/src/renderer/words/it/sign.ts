/** Italian. */
export const sign = {};
