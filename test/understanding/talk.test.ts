import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { ids } from './asking.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('three or more titles side by side are a list, whatever is listed by some of them together', () => {
  test.each([
    ['dentist, vet, optometrist, pharmacist', ['dentist', 'veterinarian', 'onet-29-1041.00', 'pharmacist']],
    ['roofer, plumber, drywall guy: what pays best', ['onet-47-2181.00', 'plumber', 'onet-47-2081.00']],
    ['best money? plumber electrician hvac', ['plumber', 'electrician', 'hvac-technician']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text)).sort()).toEqual([...roles].sort());
  });

  test('so are not the parts of one title', async () => {
    expect(ids(await ask('Teacher, Secondary School, Special Education'))).toEqual(['onet-25-2058.00']);
  });
});

describe('what is said of jobs every day is what is asked of them', () => {
  test.each([
    ['is anyone hiring electricians', 'outlook.openings'],
    ['hows the hiring for paralegals', 'outlook.openings'],
    ['what percent of travel agents lose their jobs', 'outlook.growth'],
    ['mechanic or barber, who gets more', 'salary.median'],
  ])('%s', async (text, field) => {
    expect((await ask(text)).facts.map((fact) => fact.field)).toContain(field);
  });

  test('a verb of passing an amount bounds it', async () => {
    expect(ids(await ask('baker, chef or butcher, who cracks 60 grand'))).toEqual(['chef']);
  });

  test('which way a figure goes is no yes to how far', async () => {
    expect((await ask('are typists losing 9 in 10 jobs')).lead).not.toMatch(/^Yes/);
    expect((await ask('will cashiers lose half their jobs')).lead).toMatch(/^No/);
  });

  test('small talk is met with what can be asked', async () => {
    for (const text of ["how's it going?", 'hey how are things', 'hows your day going'])
      expect((await ask(text)).outcome).toBe('help');
  });
});

test('others like a role are asked for, however surely it is said and wherever it is pointed at', async () => {
  for (const text of [
    'gigs sorta like barista',
    'done being a roofer. anything out there like that',
    'sick of being a florist, what else is there like it',
  ])
    expect((await ask(text)).intent).toBe('similar');
  expect((await ask('My uncle is a barber. How much does somebody like that make?')).intent).toBe('describe');
});
