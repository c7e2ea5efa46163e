/** The words of a report and of a terminal, without what makes reports: a command that shows results needs no PDF. */
export { formatDay, formatTime } from './dates.js';
export { findingText } from './compose-verdicts.js';
export { reportWords, type ReportLabels, type ReportLanguage, type ReportWords } from './words.js';
