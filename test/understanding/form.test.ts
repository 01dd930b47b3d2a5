import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import type { Conversation } from '../../src/contract/conversation.ts';
import type { QuestionForm } from '../../src/contract/model.ts';
import type { Query } from '../../src/contract/query.ts';
import { createMatcher } from '../../src/titles/matcher.ts';
import { blankConversation } from '../../src/understanding/conversation/conversation.ts';
import { queryOfForm } from '../../src/understanding/model-reading.ts';
import { titleFinder } from '../../src/understanding/reading/title-finder.ts';

/** A form that someone else filled in, as a query. */

const embedded = loadEmbedded();
const titles = titleFinder(createMatcher({ catalogue: createCatalogue(embedded), embedded }));
const earlier: Conversation = { ...blankConversation(), compared: ['accountant', 'plumber'] };
const query = (form: Partial<QuestionForm>, state: Conversation | null = null) =>
  queryOfForm({ intent: 'compare', mentions: [], aspects: [], ...form }, state, titles, 'en');
/** The ids of a query's roles. */
const ids = (found: Query | null) =>
  found && 'roles' in found ? (found.roles ?? []).map(({ id }) => id) : [];

describe('titles', () => {
  test('are resolved as typed ones are, each role once', () => {
    expect(ids(query({ mentions: ['electrican', 'plumber', 'electrician'] }))).toEqual([
      'electrician',
      'plumber',
    ]);
  });

  test('that fit several roles or none are left open', () => {
    const found = query({ mentions: ['manager', 'moonbeam polisher', 'plumber'] });
    expect(found).toMatchObject({
      intent: 'unsettled',
      // biome-ignore lint/suspicious/noThenProperty: a word, which nothing takes for a promise
      then: 'compare',
      open: [
        { text: 'manager', position: 0, verdict: 'ambiguous' },
        { text: 'moonbeam polisher', position: 1, verdict: 'unknown' },
      ],
    });
    expect(ids(found)).toEqual(['plumber']);
  });

  test('are the conversation’s where there are none', () => {
    const found = query({ aspects: ['skills'] }, earlier);
    expect(found).toMatchObject({ intent: 'compare', subject: { aspects: ['skills'] } });
    expect(ids(found)).toEqual(['accountant', 'plumber']);
  });
});

describe('the intent', () => {
  test.each([
    ['compare', ['plumber'], 'describe'],
    ['describe', ['plumber', 'electrician'], 'compare'],
    ['transition', ['plumber', 'electrician'], 'transition'],
    ['transition', ['plumber', 'electrician', 'lawyer'], 'compare'],
    ['similar', ['plumber'], 'similar'],
    ['similar', ['plumber', 'lawyer'], 'compare'],
    ['rank', ['plumber', 'lawyer', 'electrician'], 'rank'],
    ['rank', ['plumber'], 'describe'],
    ['list', [], 'list'],
  ] as const)('%s of %j is %s', (intent, mentions, expected) => {
    expect(query({ intent, mentions: [...mentions], aspects: ['salary'] })?.intent).toBe(expected);
  });

  test.each(['compare', 'describe', 'similar', 'transition', 'none'] as const)(
    '%s of nothing is none',
    (intent) => {
      expect(query({ intent })).toBeNull();
    },
  );

  test('of a rank without roles is over all, by the subject that was read and by no other', () => {
    expect(query({ intent: 'rank', aspects: ['outlook'], direction: 'least' }, earlier)).toMatchObject({
      roles: null,
      subject: { aspects: ['outlook'] },
      direction: 'least',
    });
    expect(query({ intent: 'rank' }, earlier)).toBeNull();
  });
});
