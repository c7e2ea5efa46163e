// @ts-check
import { readFileSync } from 'node:fs';

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Resident memory of a process of Linux, MiB. @param {number | undefined} pid */
export function residentMebibytes(pid) {
  const [, kibibytes = 'NaN'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Math.round(Number(kibibytes) / 102.4) / 10;
}
