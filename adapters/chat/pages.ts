/** Spreads items over pages in order, a new page wherever the next one does not fit; a page holds one at least. */
export function spread<T>(all: readonly T[], fits: (page: readonly T[], next: T) => boolean): T[][] {
  const pages: T[][] = [[]];
  for (const next of all) {
    const page = pages.at(-1);
    if (page && (page.length === 0 || fits(page, next))) page.push(next);
    else pages.push([next]);
  }
  return pages;
}
