/** Italian. */
export const help = {};
