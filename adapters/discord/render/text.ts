import { clip, NOTHING, plain, remembering } from '../../common/text.ts';

/** Characters that Discord reads as markup wherever they stand; a backslash makes them plain. */
const MARKUP = /[\\*_~`|<>[\]]/g;

/** Text that Discord reads as markup at the start of a line only: headings, small print, lists. */
const LINE_START = /^(\s*)(#|-|\+|\d+(?=[.)]\s))/;

/**
 * A string that is not ours, as Discord markup that shows it and does nothing else: no bold, link,
 * heading or mention. `@` and `://` get an invisible character, since Discord does not support an escape there.
 */
export const escapeText = remembering((text) =>
  plain(text)
    .replace(MARKUP, '\\$&')
    .replace(/@/g, `@${NOTHING}`)
    .replace(/:\/\//g, `:${NOTHING}//`)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}${NOTHING}.`)
    .replace(LINE_START, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}${NOTHING}` : `${space}\\${mark}`,
    ),
);

/** Like `escapeText`, keeping line ends; for texts of several lines. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n').trim();
}

/** A label of a button, an option or a placeholder: Discord shows these as they are, without markup. */
export function label(text: string, max: number): string {
  return clip(plain(text), max) || '…';
}
