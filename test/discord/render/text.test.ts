import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, plain } from '../../../adapters/common/text.ts';
import { toHtml } from '../../../adapters/discord/preview/markdown.ts';
import { escapeText, label } from '../../../adapters/discord/render/text.ts';
import { HOSTILE_TEXT } from '../../adapters/answers.ts';

/** What a client would draw: the elements in it, and the words without them. */
function drawn(markup: string): { elements: string[]; words: string } {
  const html = toHtml(markup);
  const elements = [...html.matchAll(/<(?!\/|div)(\w+)/g)].map(([, name]) => String(name));
  const words = html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return { elements, words: words.replaceAll('\u200b', '') };
}

const MARKUP = [
  '**',
  '*',
  '__',
  '_',
  '~~',
  '||',
  '`',
  '```',
  '# ',
  '- ',
  '-# ',
  '> ',
  '1. ',
  '<@1>',
  '<#2>',
  '@everyone',
  '[a](https://b.c)',
  'https://x.yz',
  '\\',
  ' ',
  '\n',
  '</go:1>',
  '<:e:1>',
  '<t:1:R>',
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ unit: 'binary', maxLength: 6 })))
  .map((all) => all.join(''));

describe('foreign words in a message', () => {
  it('the preview does draw what is not escaped, so that these tests can fail', () => {
    expect(drawn('**a** [b](https://c.de) <@1> # no').elements).toEqual(['strong', 'a', 'span']);
    expect(drawn('# a\n- b\n-# c').elements).toEqual(['h1', 'li', 'small']);
  });

  it('are drawn as they are and do nothing', () => {
    expect(drawn(escapeText(HOSTILE_TEXT))).toEqual({
      elements: [],
      words: plain(HOSTILE_TEXT).replaceAll('\u200b', ''),
    });
    expect(escapeText(HOSTILE_TEXT)).not.toMatch(/@everyone|@here|<@\d|https:\/\//);
  });

  it('hold for any mixture of markup', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { elements, words } = drawn(escapeText(text));
        expect(elements).toEqual([]);
        expect(words).toBe(plain(text).replaceAll('\u200b', ''));
      }),
    );
  });

  it('keep figures, dashes and money readable', () => {
    expect(escapeText('$22,000 – $98,000, 69% (2024–34)')).toBe('$22,000 – $98,000, 69% (2024–34)');
  });

  it('lose characters that hide or turn text', () => {
    expect(plain('a\u202eb\u0000c\u200bd')).toBe('abcd');
  });
});

describe('labels', () => {
  it('are cut at a word, within the limit, and never empty', () => {
    expect(label('Licensed Practical and Licensed Vocational Nurses', 30)).toBe('Licensed Practical and…');
    expect(label('\u200b \n', 10)).toBe('…');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 5, max: 40 }), (text, max) => {
        expect(label(text, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('never end inside a character', () => {
    expect(clip('😀😀😀😀', 4)).toBe('😀…');
  });
});
