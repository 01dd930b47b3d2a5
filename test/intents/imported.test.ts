import { beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openStore } from '../../src/catalogue/store.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { place } from '../importing/fixture.ts';

/** Answers over a small imported catalogue; its figures are in `test/importing/bls-books.ts`. */
describe('with an imported catalogue', () => {
  let assistant: Assistant;
  const ask = (text: string): Promise<Answer> => assistant.ask({ text });

  beforeAll(async () => {
    const paths = place();
    await importCatalogue(paths);
    const store = openStore(paths.out);
    assistant = createAssistant({ imported: store });
    return () => store.close();
  });

  test('an occupation with hourly pay alone is not given yearly pay', async () => {
    const answer = await ask('what does an actor earn a year?');
    expect(answer.missing.map((gap) => gap.field)).toContain('salary.median');
    expect(answer.facts.filter((fact) => fact.unit === 'USD/year')).toEqual([]);
    expect(answer.lead).toMatch(/not reported/);
  });

  test('an occupation with yearly pay alone is not given hourly pay', async () => {
    const answer = await ask('hourly pay of a secondary school teacher');
    expect(answer.facts.filter((fact) => fact.unit === 'USD/hour')).toEqual([]);
    expect(answer.lead).toMatch(/not reported/);
  });

  test('two that share one code share one figure: no difference to report', async () => {
    const answer = await ask('registered nurse vs acute care nurse: who earns more?');
    expect(answer.lead).toMatch(/no difference to report/);
    expect(answer.lead).toMatch(/, and the same goes for an acute care nurse: one figure is published for “/);
    expect(answer.notes.join(' ')).not.toMatch(/share these figures/);
  });

  test('a capped wage is at least so much, and is in no difference', async () => {
    const answer = await ask('what do the top 10% of general and operations managers earn?');
    expect(answer.lead).toMatch(/at least \$/);
  });

  test('pay of a place that was imported comes first', async () => {
    const answer = await ask('what do registered nurses earn in California?');
    expect(answer.lead).toMatch(/^In California a registered nurse earns a median of \$133,990 a year\./);
    expect(answer.notes.join(' ')).not.toMatch(/not broken down by place/);
  });

  test('pay of a place that was not is said to be missing', async () => {
    expect((await ask('what do registered nurses earn in Ohio?')).lead).toMatch(
      /^For Ohio nothing is published for .*; what follows is of the United States\./,
    );
  });

  test('“starting” is answered by the lowest-paid tenth, and said to be that', async () => {
    const answer = await ask('starting salary of a database architect');
    expect(answer.lead).toMatch(
      /^Starting salary is not reported .*\$79,040 a year or less in the lowest-paid tenth/,
    );
  });

  test('titles in the plural are one person’s in a sentence', async () => {
    expect((await ask('database architect pay')).lead).toMatch(/^A database architect earns/);
    expect((await ask('tank car, truck, and ship loader pay')).lead).toMatch(
      /^A tank car, truck or ship loader earns/,
    );
  });

  test('the four roles of the articles are no occupation of the import', async () => {
    const answer = await ask('operations manager vs general and operations manager');
    expect(answer.roles.map((role) => role.soc)).toEqual([null, '11-1021.00']);
  });
});
