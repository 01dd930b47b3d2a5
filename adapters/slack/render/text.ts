import { webAddress } from '../../chat/sources.ts';
import { clip, INVISIBLE, NOTHING, plain, remembering } from '../../common/text.ts';

/** Slack lacks an escape for its marks of bold, italics and so on, so foreign ones become look-alikes. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
/** Inside a word ("O*NET") they mark nothing; a backtick does anywhere. */
const MARKS = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;

/**
 * A string that is not ours where Slack shows texts as they are (`plain_text`, `raw_text`): whatever looks
 * like a mention is parted by an invisible character, for clients and exports that read on.
 */
export const literal = remembering((text) =>
  plain(text)
    .replace(/@(?=\S)/g, `@${NOTHING}`)
    .replace(/<(?=[@#!/\w])/g, `<${NOTHING}`),
);

/** A string that is not ours as mrkdwn that shows it and does nothing else: no bold, link or mention. */
export const escapeText = remembering((text) =>
  plain(text)
    .replace(MARKS, (mark) => LOOK_ALIKES[mark] ?? mark)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@(?=\S)/g, `@${NOTHING}`),
);

/** Like `escapeText`, keeping line ends; for texts of several lines. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n').trim();
}

/** The same for `markdown_text` of a stream, which is Markdown: there a backslash escapes. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(INVISIBLE, (found) => (found === '\n' ? found : ''))
    .replace(/[\\*_~`[\]]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@(?=\S)/g, `@${NOTHING}`);
}

/** A label of a button, an option or a placeholder; never empty, which Slack refuses. */
export function label(text: string, max: number): string {
  return clip(literal(text), max) || '…';
}

/** Returns a link of our own making; only the title if the address is not an http(s) address. */
export function link(url: string | undefined, title: string): string {
  const address = webAddress(url)?.replaceAll('&', '&amp;');
  return address ? `<${address}|${escapeText(title)}>` : escapeText(title);
}
