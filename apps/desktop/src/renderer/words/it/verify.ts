/** Italian. */
export const verify = {};
