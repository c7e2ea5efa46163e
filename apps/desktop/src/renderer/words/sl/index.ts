export { en as sl } from '../en/index.js';
