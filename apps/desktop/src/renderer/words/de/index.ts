export { en as de } from '../en/index.js';
