import { stripVTControlCharacters } from 'node:util';

/** The maximum number of characters read of a text: questions are short, and time must not grow with pasted text. */
export const READ_AT_MOST = 2000;

const PLATFORM_MARKUP: [RegExp, string][] = [
  // Slack and Discord: mentions of people, channels, groups; custom emoji; links with their labels.
  [/<(?:@[!&]?|!|#)[^<>\s|]{1,64}(?:\|[^<>]{0,80})?>/gu, ' '],
  [/<a?:\w{1,64}:\d{1,24}>/gu, ' '],
  [/<https?:[^<>|\s]{1,1000}\|([^<>]{0,200})>/gu, ' $1 '],
  [/<?https?:\/\/\S{1,1000}>?/gu, ' '],
  [/<\/?(?:[a-z_-]{2,20}|[a-z_-]{1,20}\s[^<>]{0,200}=[^<>]{0,200})>/giu, ' . '],
  [/@(?:everyone|here|channel)\b/giu, ' '],
  [/(?<![\p{L}\p{N}]):[a-z0-9_+-]{2,40}:(?![\p{L}\p{N}])/gu, ' '],
  [/&lt;/gu, '<'],
  [/&gt;/gu, '>'],
  [/&amp;/gu, '&'],
];
/** Each of them has one of these signs. */
const MARKUP_SIGN = /[<&@:]/;
/** Characters that are all to be read. */
const PLAIN = /^[ -~]*$/;
/** Control and private characters and halves of surrogate pairs: they carry no words. */
const UNREADABLE = /[\p{Cc}\p{Co}\p{Cs}]/gu;
/** The beginning of a word, at the end. */
const CUT_WORD = /\s\S{0,40}$/u;
/** Format characters and how an emoji is drawn: they part no words ("n\u200Burse", pasted from a page). */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

/** A user's text as the parser reads it: no markup, no invisible characters, not too long; lines kept apart. */
export function clean(raw: string): { text: string; shortened: boolean } {
  const shortened = raw.length > READ_AT_MOST;
  let text = beginningOf(raw);
  if (!PLAIN.test(text)) text = withoutUnreadable(text);
  if (MARKUP_SIGN.test(text)) for (const [pattern, put] of PLATFORM_MARKUP) text = text.replace(pattern, put);
  return {
    text: text
      .replace(/[*_~`]+|\|\|/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
    shortened,
  };
}

function withoutUnreadable(raw: string): string {
  // What a terminal would obey goes whole, or letters of it would be left.
  const lines = stripVTControlCharacters(raw).replace(/[\r\n\v\f\u2028\u2029]+/gu, ' , ');
  return lines.replace(INVISIBLE, '').replace(UNREADABLE, ' ');
}

/** As much of a text as is read, to the end of a word where one ends near there. */
function beginningOf(raw: string): string {
  const most = raw.slice(0, READ_AT_MOST);
  return most.length < raw.length ? most.replace(CUT_WORD, '') : most;
}

/** A piece of a user's text that is safe to show: one line, short, nothing a platform acts on. */
export function safeEcho(text: string, longest = 60): string {
  const plain = clean(text)
    .text.replace(/[<>@#\\[\](){}"“”]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain.length > longest
    ? `${plain
        .slice(0, longest - 1)
        .replace(CUT_WORD, '')
        .trimEnd()}…`
    : plain;
}
