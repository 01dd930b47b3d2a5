import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trainWords } from '../../bench/fitting/train-words.ts';
import { RoleWords } from '../../src/titles/word-model/role-words.ts';
import {
  encodeWordModel,
  LEAST_LIKELY,
  likelihoodIn,
  WordModel,
} from '../../src/titles/word-model/word-model.ts';

const CODES = ['99-0001.00', '99-0002.00', '99-0002.01', '99-0003.00'];
const LESSONS = (
  [
    ['lantern keeper', 0],
    ['lighthouse keeper', 0],
    ['fishing net mender', 1],
    ['trawl net mender', 2],
    ['airship pilot', 3],
    ['blimp pilot', 3],
  ] as const
).map(([title, one]) => ({ words: title.split(' '), classes: [one], shares: [1], weight: 1 }));

const encoded = () =>
  encodeWordModel({
    ...trainWords(LESSONS, CODES.length),
    codes: CODES,
    jobs: new Float32Array(CODES.length),
  });
const model = new WordModel(encoded());
const likelihoods = (words: readonly string[]) => {
  const read = model.read(words);
  return CODES.map((_, at) => likelihoodIn(read, at));
};
const likeliest = (...words: string[]) => {
  const said = likelihoods(words);
  return CODES[said.indexOf(Math.max(...said))];
};

describe('the word model', () => {
  test('says of words that no title has together what they have in common with titles', () => {
    expect(likeliest('zeppelin', 'pilot')).toBe('99-0003.00');
    expect(likeliest('beacon', 'keepers')).toBe('99-0001.00');
  });

  test('gives shares of one', () => {
    const word = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const said = likelihoods(words);
        const sum = said.reduce((all, one) => all + Math.exp(one), 0);
        expect(sum).toBeCloseTo(1, 2);
        for (const one of said) expect(one).toBeGreaterThanOrEqual(LEAST_LIKELY);
      }),
    );
  });

  test('is the same to the byte when it is learned again', () => {
    expect(Buffer.from(encoded()).equals(Buffer.from(encoded()))).toBe(true);
  });

  test('of another layout is refused by a sentence that says what to do', () => {
    const header = Buffer.from(JSON.stringify({ layout: 0, codes: [], pairs: 0, most: 1 }));
    const bytes = Buffer.alloc(4 + header.length);
    bytes.writeUInt32LE(header.length);
    header.copy(bytes, 4);
    expect(() => new WordModel(bytes)).toThrow(/layout 0.*bench -- fit/);
  });
});

describe('the words of roles', () => {
  const roles = ['own', 'keeper', 'mender', 'pilot'];
  const roleOf = (soc: string) =>
    ({ '99-0001.00': 'keeper', '99-0002.00': 'mender', '99-0002.01': 'mender' })[soc];
  const words = new RoleWords(model, roles, roleOf);

  test('rank the roles that the catalogue has, and only those that the model knows', () => {
    words.read(['lighthouse', 'keeper']);
    expect(words.best()[0]).toBe(1);
    expect(words.best()).not.toContain(0);
  });

  test('tell of what was read last whatever other words are asked about between', () => {
    words.read(['lighthouse', 'keeper']);
    const before = roles.map((_, role) => words.likelihood(role));
    words.familyLikelihood(['net', 'mender'], 2);
    expect(roles.map((_, role) => words.likelihood(role))).toEqual(before);
  });

  test('count codes that share their figures together', () => {
    const both = words.familyLikelihood(['net', 'mender'], 2);
    const classes = likelihoods(['net', 'mender']);
    expect(both).toBeCloseTo(Math.exp(classes[1] ?? 0) + Math.exp(classes[2] ?? 0), 5);
  });

  test('say nothing against a role of our own that no official code stands for', () => {
    words.read(['lighthouse', 'keeper']);
    expect(words.likelihood(0)).toBeGreaterThan(words.likelihood(2));
  });
});
