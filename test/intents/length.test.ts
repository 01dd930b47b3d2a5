import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { LONGEST_LEAD } from '../../src/intents/length.ts';
import { OWN, SETS, SPENT } from '../adapters/questions.ts';

const assistant = createAssistant();
const ask = (text: string) => assistant.ask({ text });

describe('a lead answers in a sentence or two', () => {
  for (const { name, here, read } of [
    { name: 'our own questions', here: true, read: () => OWN },
    ...SETS,
    ...SPENT,
  ])
    it.skipIf(!here)(
      `to ${name} (skipped where it is not there)`,
      async () => {
        const long: string[] = [];
        for (const { text, conversation } of read()) {
          const { lead } = await assistant.ask({ text, conversation });
          if (lead.length > LONGEST_LEAD) long.push(`${text}: ${lead}`);
        }
        expect(long).toEqual([]);
      },
      120_000,
    );
});

describe('where a lead would be long', () => {
  it('names fewer items of lists, which stand whole below', async () => {
    const { lead, sections } = await ask('what do paralegals and court reporters do?');
    expect(lead.length).toBeLessThanOrEqual(LONGEST_LEAD);
    expect(lead).toMatch(/^Paralegals typically .*; court reporters and simultaneous captioners typically /);
    expect(sections.slice(-2).map(({ items }) => items.length)).toEqual([8, 8]);
  });

  it('leaves out the pay that nobody asked for, which stands in the table', async () => {
    const { lead, table } = await ask('how do I get from legal secretary to paralegal?');
    expect(lead).toMatch(/^A paralegal typically needs .* Skills to add: /);
    expect(lead).not.toContain('$');
    expect(table?.rows.map(({ label }) => label)).toContain('Median salary');
    const asked = await ask('from legal secretary to paralegal, what about the pay?');
    expect(asked.lead).toMatch(/^A paralegal earns a median of /);
  });

  it('tells below how names are read, and first of all that is told there', async () => {
    const short = await ask('lineman salary');
    expect(short.lead).toMatch(/ earns a median of .*\. “lineman” is /);
    const long = await ask('nurse or teacher, who is more stressed?');
    expect(long.lead).not.toContain('is taken here as');
    expect(long.notes[0]).toMatch(/^“nurse” is taken here as .* “teacher” is taken here as /);
  });

  it('tells the ends of several', async () => {
    const five =
      'medical secretary, diagnostic medical sonographer, real estate broker, property manager, financial manager pay';
    const { lead, table } = await ask(five);
    expect(lead).toMatch(/, the highest of 5; lowest: /);
    expect(table?.rows[0]?.cells).toHaveLength(5);
  });

  it('puts a denial right before the figures that come near it', async () => {
    const { lead } = await ask('is being a nurse or a teacher more stressful?');
    expect(lead).toMatch(/^Nothing on “stress” as such is reported[^.]*; this is what comes near it\. An? /);
  });

  it('lists roles below the first of them', async () => {
    const { lead, sections, roles } = await ask('jobs similar to a bus mechanic');
    expect(lead.length).toBeLessThan(200);
    expect(sections[0]?.items).toEqual(roles.map(({ title }) => title));
  });
});
