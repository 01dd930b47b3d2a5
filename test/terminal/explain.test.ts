import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { explanationLines } from '../../adapters/terminal/explain.ts';
import { createAssistant } from '../../src/assistant.ts';
import { blankExplanation } from '../explanation.ts';

const assistant = createAssistant();
const linesFor = async (text: string, columns = 80) =>
  explanationLines(await assistant.explain(text), columns);

/** The lines of one part, from its heading to the next blank line. */
async function part(text: string, heading: string): Promise<string> {
  const lines = await linesFor(text);
  const from = lines.findIndex((line) => line.startsWith(heading));
  const to = lines.indexOf('', from);
  return lines.slice(from + 1, to < 0 ? undefined : to).join('\n');
}

describe('an explanation of a reading', () => {
  test('shows each run of words with its sense and those that lost', async () => {
    const read = await part('which jobs in MA do not pay over 80k', 'Read as');
    expect(read).toMatch(/MA +place Massachusetts/);
    expect(read).toContain('< “over” filler.filler');
    expect(read).toMatch(/over 80k +quantity over 80000 USD [\d.]+, denied/);
  });

  test('shows the roles that a mention may mean', async () => {
    const read = await part('registered nurse vs operations officer', 'Read as');
    expect(read).toContain('= Registered Nurse (registered-nurse) ');
    expect(read).toMatch(/operations officer +title\.operations officer/);
  });

  test('shows the query, what was found and what was not used', async () => {
    const question = 'does a plumber earn more than an electrician? blorft';
    expect(await part(question, 'Query')).toContain('intent: compare');
    expect(await part(question, 'Found')).toMatch(/answer, compare[\s\S]*lead: /);
    expect(await part(question, 'Not used')).toBe('  “blorft”');
    expect(await part('plumber pay', 'Not used')).toBe('  nothing');
  });

  test('names a word behind a comma that nothing knows', async () => {
    const question = 'does a plumber earn more than an electrician, blorft';
    expect(await part(question, 'Not used')).toBe('  “blorft”');
  });

  test('is kept out of every conversation', async () => {
    await assistant.ask({ text: 'plumber pay', conversation: 'one' });
    await assistant.explain('nurse vs teacher');
    const next = await assistant.ask({ text: 'and their education?', conversation: 'one' });
    expect(next.roles.map(({ title }) => title).join()).toMatch(/plumber/i);
  });

  test('fits the line, whatever was typed', async () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 60 });
    const columns = fc.integer({ min: 35, max: 120 });
    await fc.assert(
      fc.asyncProperty(typed, columns, async (text, most) => {
        const { query, found } = await assistant.explain('nurses vs teachers, outside healthcare, over 50k');
        const span = {
          text,
          sense: 'title.word',
          price: 0.5,
          denied: true,
          slip: true,
          verdict: 'ask',
          lost: [{ text, sense: 'filler.filler', price: 0.7 }],
          candidates: [{ id: 'night-porter', title: text, confidence: 0.5, evidence: 'listed' }],
        };
        const all = { ...blankExplanation(text), spans: [span], unknown: [text], query, found };
        for (const line of explanationLines(all, most)) expect(stringWidth(line)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 100 },
    );
  });
});
