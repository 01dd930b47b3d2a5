/** What a platform would act on, and other text that is never shown, whatever the facts say. */

const UNSAFE: readonly [pattern: RegExp, reason: string][] = [
  [/https?:|www\.|\b[\w-]+\.(?:com|org|net|io|gov|edu|html|co|dev|app|info|ai|me|uk|de)\b/i, 'a link'],
  [/[\w.+-]+@[\w-]+\.\w+/, 'an address'],
  [/(?:^|[^\w])@\w+|<[@#!&:][^\s>]*>?|@(?:everyone|here|channel)/i, 'a mention'],
  [/<[a-z/!][^>]*>|\]\(|!\[|```|~~~|\|\||<\w+:|\\u00|&[a-z#0-9]+;/i, 'markup'],
  [/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u, 'hidden characters'],
  [
    /[€£¥₹₽₩]|\b(?:CA|C|AU|A|NZ|HK|SG|S|R)\$|\b(?:EUR|GBP|CAD|AUD|euros?|pounds?|sterling|yen|rupees?)\b/i,
    'another currency',
  ],
  [
    /\b[a-z]+(?:-[a-z]+)*\.[a-z]+\.[a-z_]+|\b[a-z]+\.[a-z]+_[a-z_]+\b|\b(?:FACTS|RULES|SYSTEM|USER|ASSISTANT)\s*:/,
    'talk about its instructions',
  ],
];

/** Why the text may not be shown at all, with the words at fault; null where nothing stands against it. */
export function unsafe(text: string): string | null {
  const oneLine = text
    .replace(/[\n\r\t]/g, ' ')
    .replace(/(?<=\p{Extended_Pictographic})[\u200d\ufe0f]/gu, '');
  for (const [pattern, reason] of UNSAFE) {
    const found = pattern.exec(oneLine);
    if (found) return `it holds ${reason}${reason === 'hidden characters' ? '' : `: "${found[0].trim()}"`}`;
  }
  return null;
}
