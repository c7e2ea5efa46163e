// @ts-check
// Only syntax of ES2015 here: this file is what an old Node reads.

/**
 * Why this Node cannot run CIE Kit, in one sentence; `undefined` when it can. The same range is in every `engines`
 * field: `^20.19.0 || ^22.13.0 || >=24`.
 *
 * @param {string} version such as `20.19.0`
 * @returns {string | undefined}
 */
export function refusal(version) {
  const numbers = version.split('.').map(Number);
  const major = numbers[0] || 0;
  const minor = numbers[1] || 0;
  if (major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19)) return undefined;
  return `CIE Kit needs Node 20.19 or newer (20.19+, 22.13+, or 24 and later) and this is Node ${version}: please install a current one from https://nodejs.org and try again.`;
}
