import { expect, test } from 'vitest';
import { ask } from '../asking.ts';

test.each(['401k match for teachers', 'do roofers get a 401k', '401k for dentists'])(
  'what has a name with digits counts nothing: %s',
  async (text) => {
    const { notCovered, lead } = await ask(text);
    expect(notCovered).toEqual(['401k']);
    expect(lead).not.toMatch(/not so|^No\b/);
  },
);

test.each(['which sector employs the most plumbers', 'what industries hire the most dentists'])(
  'industries that employ somebody are not those that pay best: %s',
  async (text) => {
    expect((await ask(text)).lead).toMatch(/^Industries are not reported for a/);
  },
);

test('what is cleared, netted or banked is earned, be it the most or the least', async () => {
  for (const verb of ['clears', 'nets', 'banks'])
    expect((await ask(`who ${verb} the least`)).lead).toMatch(/have the lowest median salary/);
});
