import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, plain } from '../../../adapters/common/text.ts';
import { tear } from '../../../adapters/slack/render/fit.ts';
import { escapeMarkdown, escapeText, label, link, literal } from '../../../adapters/slack/render/text.ts';

/** Any code units, halves of characters among them. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
  .map((units) => String.fromCharCode(...units));

describe('a foreign string', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['*bold* _it_ ~no~ `code`', '∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ'],
    ['snake_case and O*NET stay', 'snake_case and O*NET stay'],
    ['<@U123> <!channel>', '&lt;@\u200bU123&gt; &lt;!channel&gt;'],
    ['@here', '@\u200bhere'],
    ['two\n lines', 'two lines'],
    ['\u202eturned\u0000', 'turned'],
  ])('%j is mrkdwn that shows it and does nothing else', (given, shown) => {
    expect(escapeText(given)).toBe(shown);
  });

  it('holds no bare bracket of Slack, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>`]|&(?!amp;|lt;|gt;)|@\w|(^|\s)[*_~]|[*_~](\s|$)/);
        expect(literal(text)).not.toMatch(/<[@#!]|@\w/);
      }),
    );
  });

  it('is escaped by backslashes in a stream, where pieces keep their spaces and line ends', () => {
    expect(escapeMarkdown(' *a*\n<@U1> ')).toBe(' \\*a\\*\n&lt;@\u200bU1&gt; ');
  });

  it('makes a label that is never empty and never too long', () => {
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 2, max: 75 }), (text, max) => {
        const shown = label(text, max);
        expect(shown.length).toBeGreaterThan(0);
        expect(shown.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('is cut at a word, never inside a character', () => {
    expect(clip('operations officer of the year', 20)).toBe('operations officer…');
    expect(clip('😀'.repeat(20), 10)).toMatch(/^(😀)+…$/u);
  });

  it('loses nothing when it is torn, and no piece is too long', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 12, max: 60 }),
        (text, max) => {
          const given = escapeText(plain(text));
          const pieces = tear(given, max);
          expect(pieces.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(max);
            expect(piece).not.toMatch(/&(?:a?m?p?|[lg]?t?)$|^(?:amp|lt|gt);/);
          }
        },
      ),
    );
  });
});

describe('a link', () => {
  it('keeps its title and its address apart', () => {
    expect(link('https://a.example/x?b=1&c=2', 'A & B')).toBe('<https://a.example/x?b=1&amp;c=2|A &amp; B>');
    expect(link('https://a.example/a|b>c', 'T')).not.toMatch(/\|.*\|/);
  });

  it.each(['javascript:alert(1)', 'not an address', undefined])('is none to %j', (url) => {
    expect(link(url, 'Title')).toBe('Title');
  });
});
