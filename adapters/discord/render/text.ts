/** Control characters, invisible ones, those that turn the writing direction, halves of characters: never shown. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Characters that Discord reads as markup wherever they stand; a backslash makes them plain. */
const MARKUP = /[\\*_~`|<>[\]]/g;

/** What Discord reads as markup at the start of a line only: headings, small print, lists. */
const LINE_START = /^(\s*)(#|-|\+|\d+(?=[.)]\s))/;

const NOTHING = '\u200b';

/** One line of plain text: no control characters, white space folded. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

/**
 * A string that is not ours, as Discord markup that shows it and does nothing else: no bold, link,
 * heading or mention. `@` and `://` get an invisible character, since Discord knows no escape there.
 */
export function escapeText(text: string): string {
  return plain(text)
    .replace(MARKUP, '\\$&')
    .replace(/@/g, `@${NOTHING}`)
    .replace(/:\/\//g, `:${NOTHING}//`)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}${NOTHING}.`)
    .replace(LINE_START, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}${NOTHING}` : `${space}\\${mark}`,
    );
}

/** Like `escapeText`, keeping line ends; for texts of several lines. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n').trim();
}

/** Cut to `max` characters at a word where one is near, marked with an ellipsis; never inside a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let cut = text.slice(0, max - 1);
  if (/[\ud800-\udbff]$/.test(cut)) cut = cut.slice(0, -1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** A label of a button, an option or a placeholder: Discord shows these as they are, without markup. */
export function label(text: string, max: number): string {
  return clip(plain(text), max) || '…';
}
