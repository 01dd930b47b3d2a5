import { expect, test } from 'vitest';
import { publisherNames } from '../../src/language/publishers.ts';

test('who published figures goes by the name, its first letters, and a name with a sign in it', () => {
  const names = publisherNames([
    { publisher: 'U.S. Bureau of Labor Statistics', title: 'Employment Projections' },
    { publisher: 'U.S. Department of Labor, Employment and Training Administration', title: 'O*NET 30.3' },
  ]);
  expect(names).toEqual(
    expect.arrayContaining(['bureau of labor statistics', 'bls', 'department of labor', 'onet']),
  );
});
