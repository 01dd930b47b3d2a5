import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import type { QuestionForm } from '../../src/contract/model.ts';
import { createMatcher } from '../../src/titles/matcher.ts';
import { queryOfForm } from '../../src/understanding/model-reading.ts';
import { blankState, type ConversationState } from '../../src/understanding/state.ts';

/** A form that someone else filled in, as a query. */

const embedded = loadEmbedded();
const titles = createMatcher({ catalogue: createCatalogue(embedded), embedded });
const earlier: ConversationState = { ...blankState(), roles: ['accountant', 'plumber'] };
const query = (form: Partial<QuestionForm>, state: ConversationState | null = null) => {
  const found = queryOfForm({ intent: 'compare', mentions: [], aspects: [], ...form }, state, titles);
  return found && { ...found, ids: found.roles.map(({ id }) => id) };
};

describe('titles', () => {
  test('are resolved as typed ones are, each role once', () => {
    expect(query({ mentions: ['electrican', 'plumber', 'electrician'] })?.ids).toEqual([
      'electrician',
      'plumber',
    ]);
  });

  test('that fit several roles or none are left open', () => {
    const found = query({ mentions: ['manager', 'moonbeam polisher', 'plumber'] });
    expect(found?.unclear.map(({ text, position }) => [text, position])).toEqual([['manager', 0]]);
    expect(found?.unknown.map(({ text, position }) => [text, position])).toEqual([['moonbeam polisher', 1]]);
    expect(found?.ids).toEqual(['plumber']);
  });

  test('are the conversation’s where there are none', () => {
    expect(query({ aspects: ['skills'] }, earlier)).toMatchObject({
      intent: 'compare',
      ids: ['accountant', 'plumber'],
      asked: { aspects: ['skills'] },
    });
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
    expect(query({ intent, mentions: [...mentions] })?.intent).toBe(expected);
  });

  test.each(['compare', 'describe', 'similar', 'transition', 'none'] as const)(
    '%s of nothing is none',
    (intent) => {
      expect(query({ intent })).toBeNull();
    },
  );

  test('of a rank without roles is the whole catalogue, by pay and from the top where nothing else is said', () => {
    expect(query({ intent: 'rank' }, earlier)).toMatchObject({
      catalogueWide: true,
      roles: [],
      asked: { aspects: ['salary'] },
      direction: 'most',
    });
    expect(query({ intent: 'rank', aspects: ['outlook'], direction: 'least' })).toMatchObject({
      asked: { aspects: ['outlook'] },
      direction: 'least',
    });
  });
});
