/** 1 dokument, 2 dokumenta, 3 and 4 dokumenti, 5 to 100 dokumentov, then from the beginning: 101 dokument. */
export function counted(count: number, forms: readonly [one: string, two: string, few: string, many: string]): string {
  const rest = count % 100;
  const form = rest === 1 ? forms[0] : rest === 2 ? forms[1] : rest === 3 || rest === 4 ? forms[2] : forms[3];
  return `${count} ${form}`;
}
