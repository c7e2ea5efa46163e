/** Italian. */
export const system = {};
