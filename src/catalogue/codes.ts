/** Returns whether a code ("29-1141.00") is in a group ("29", "29-1000", "29-1140"), whose zeros match any digit. */
export function isWithin(soc: string, group: string): boolean {
  const [major = '', minor = ''] = group.split('-');
  return soc.startsWith(`${major}-${minor.replace(/0+$/, '')}`);
}
