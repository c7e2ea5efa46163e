/** The bundle beside the executable that gives a utility process its `process.parentPort`. */
export const UTILITY_BUNDLE = 'utility-prelude.cjs';
