/** Returns whether a code ("29-1141.00") is in a group ("29", "29-1000", "29-1140"), whose zeros match any digit. */
export function isWithin(soc: string, group: string): boolean {
  return soc.startsWith(beginOf(group));
}

/** Returns what the codes in a group begin with. */
export function beginOf(group: string): string {
  const [major = '', minor = ''] = group.split('-');
  return `${major}-${minor.replace(/0+$/, '')}`;
}
