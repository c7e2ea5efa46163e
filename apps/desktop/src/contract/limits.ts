/** How many files one operation takes. */
export const MAX_FILES = 500;
