import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { draftChecker } from '../../src/grounding/check.ts';
import { continuation } from '../../src/grounding/continuation.ts';
import { draftCase } from '../../src/grounding/draft-case.ts';
import { sentences, statements } from '../../src/grounding/split.ts';
import { groundedLead } from '../../src/grounding/stream.ts';

/** A draft, in whatever pieces it comes: what is shown stays, and passes. */

// Many questions, or many runs, on a machine that may be slow: none of them is to fail for that.
vi.setConfig({ testTimeout: 120_000 });

const catalogue = createCatalogue(loadEmbedded());
const question = 'officer vs director salary';
const answer = await createAssistant().ask({ text: question });
const checker = () => draftChecker(draftCase(answer, { question, catalogue }), catalogue.fields);

const TRUE = [
  'An operations director earns $104,050 a year on average.',
  'An operations officer earns $46,813 on average.',
  'That is $57,237 more.',
  'The average of the director is about 2.2 times that of the officer.',
];
const FALSE = [
  'An operations director earns $114,050 a year on average.',
  'An operations officer earns more than an operations director.',
  'Both work from home.',
  'See https://pay.example.com.',
  'An operations director earns',
  '| a | b |',
  '@everyone',
];

async function* inPieces(pieces: readonly string[], breaks = false) {
  yield* pieces;
  if (breaks) throw new Error('connection lost');
}

async function stream(pieces: readonly string[], breaks = false) {
  const released: string[] = [];
  const lead = await groundedLead(
    inPieces(pieces, breaks),
    checker(),
    (shown) => continuation(answer, shown, catalogue),
    (piece) => released.push(piece),
  );
  return { ...lead, released };
}

/** A text cut at any places. */
const cut = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.array(fc.nat(200), { maxLength: 12 })).map(([whole, places]) => {
    const at = [0, ...places.map((place) => place % (whole.length + 1)), whole.length].sort((a, b) => a - b);
    return at.slice(1).map((end, index) => whole.slice(at[index], end));
  });
const drafts = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...TRUE) },
      { weight: 2, arbitrary: fc.constantFrom(...FALSE) },
      { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
    ),
    { maxLength: 6 },
  )
  .chain((parts) => fc.constantFrom(' ', '\n', '  ').map((joint) => parts.join(joint)));

describe('what is released', () => {
  test('is the lead, and all of it that is the draft passes the check', async () => {
    await fc.assert(
      fc.asyncProperty(cut(drafts), fc.boolean(), async (pieces, breaks) => {
        const { text, from, released } = await stream(pieces, breaks);
        expect(released.join('')).toBe(text);
        expect(text).not.toBe('');
        const own = from === 'model' ? '' : continuation(answer, released.slice(0, -1).join(''), catalogue);
        const shown = own !== '' && released.at(-1)?.trim() === own ? released.slice(0, -1) : released;
        if (from === 'template') expect(text).toBe(answer.lead);
        const judge = checker();
        for (const statement of from === 'template' ? [] : statements(shown.join('')))
          expect(judge.check(statement)).toMatchObject({ ok: true });
      }),
      { numRuns: 400 },
    );
  });

  test('does not depend on the pieces, where sentences end as sentences do', async () => {
    const whole = fc
      .array(fc.constantFrom(...TRUE, ...FALSE), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(cut(whole), async (pieces) => {
        const [cutUp, atOnce] = await Promise.all([stream(pieces), stream([pieces.join('')])]);
        expect(cutUp.text).toBe(atOnce.text);
      }),
    );
  });

  test('says nothing by halves', async () => {
    await fc.assert(
      fc.asyncProperty(cut(drafts), fc.boolean(), async (pieces, breaks) => {
        const { text } = await stream(pieces, breaks);
        const said = sentences(text).map((sentence) => sentence.trim());
        for (const sentence of said) expect(sentence).toMatch(/[.!?]["”’)]*$/);
      }),
    );
  });
});

describe('a sentence', () => {
  /** How many pieces had been read when something was first shown. */
  async function firstShown(pieces: readonly string[]): Promise<number> {
    let read = 0;
    let at = Number.POSITIVE_INFINITY;
    const counted = async function* () {
      for (const piece of pieces) {
        read += 1;
        yield piece;
      }
    };
    await groundedLead(
      counted(),
      checker(),
      () => '',
      () => {
        at = Math.min(at, read);
      },
    );
    return at;
  }

  test('is shown at its stop, before anything follows', async () => {
    expect(
      await firstShown(['An operations officer earns $46,813 on ', 'average.', ' More', ' to come.']),
    ).toBe(2);
  });

  test('is not cut at a point inside a figure', async () => {
    expect(await firstShown(['An operations officer earns $22.', '51 an hour', '. And so on.'])).toBe(3);
  });

  test('that goes on after its stop ends the draft', async () => {
    const { released, reason } = await stream(['An operations officer earns $46,813 on average.', 'com/pay']);
    expect(released[0]).toBe('An operations officer earns $46,813 on average.');
    expect(reason).toMatch(/went on/);
  });

  test('that was cut off is not shown', async () => {
    const { from, text } = await stream(['An operations officer earns $46,813 on average, against']);
    expect({ from, text }).toEqual({ from: 'template', text: answer.lead });
  });
});

describe('where a draft fails', () => {
  test('at once, our own text stands alone', async () => {
    const { released } = await stream([FALSE[0] ?? '']);
    expect(released).toEqual([answer.lead]);
  });

  test('later, only what it still owes follows', async () => {
    const { text } = await stream([`${TRUE[0]} ${FALSE[0]}`]);
    expect(text).toBe(`${TRUE[0]} An operations officer earns $46,813 a year on average.`);
  });

  test('after all was said, nothing follows', async () => {
    const { text } = await stream([`${TRUE[0]} ${TRUE[1]} ${FALSE[2]}`]);
    expect(text).toBe(`${TRUE[0]} ${TRUE[1]}`);
  });

  test('or never ends, it is given up', async () => {
    const endless = async function* () {
      for (;;) yield 'more ';
    };
    const released: string[] = [];
    const lead = await groundedLead(
      endless(),
      checker(),
      () => 'Our own.',
      (piece) => released.push(piece),
    );
    expect([lead.reason, released]).toEqual(['it is too long', ['Our own.']]);
  });
});
