import { describe, expect, test } from 'vitest';
import { ask, ids } from './asking.ts';

describe('two titles that are joined are two roles, though they share a word or are often held together', () => {
  test.each([
    ['accountant and bookkeeper', ['accountant', 'bookkeeper']],
    ['administrative assistant and executive assistant', ['administrative-assistant', 'executive-assistant']],
    ['loan officer and underwriter', ['loan-officer', 'onet-13-2053.00']],
    ['graphic designer and web designer', ['graphic-designer', 'onet-15-1255.00']],
    ['secretary and receptionist', ['group-43-6010', 'receptionist']],
    ['fire fighter/paramedic', ['firefighter', 'paramedic']],
    ['salesperson and cashier', ['retail-salesperson', 'cashier']],
    ['electrician/plumber salary', ['electrician', 'plumber']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test.each([
    ['accountants and auditors', 'accountant'],
    ['chefs and head cooks salary', 'chef'],
    ['bookkeeping and accounting clerks', 'bookkeeper'],
  ])('but one where a list has them as one: %s', async (text, role) => {
    expect(ids(await ask(text))).toEqual([role]);
  });
});

describe('what is asked of two roles is no part of their titles', () => {
  test.each([
    ['archivist vs librarian degree requirements', 'education'],
    ['archivist degree vs curator degree', 'education'],
    ['nurse vs paramedic difference in training', 'education'],
    ['welder vs plumber training length', 'education'],
    ['cop vs firefighter vs paramedic who gets the bigger check', 'salary'],
    ['the gap between what a head chef gets and what a line cook gets', 'salary'],
    ['plumber or electrician, which will still have work in 10 years', 'outlook'],
    ['i want to be employed, carpenter or graphic designer', 'outlook'],
  ])('%s', async (text, aspect) => {
    const { aspects, roles } = await ask(text);
    expect(aspects).toContain(aspect);
    expect(roles.length).toBeGreaterThan(1);
    expect(roles.filter((one) => one.reading === 'nearest')).toEqual([]);
  });
});

describe('a slip of one title is not read with words of the one beside it', () => {
  test.each([
    ['pharmasist vs farmacy tech', ['pharmacist', 'pharmacy-technician']],
    ['vetrinarian vs vetrinary technition', ['veterinarian', 'onet-29-2056.00']],
    ['dentst vs dental asistant', ['dentist', 'dental-assistant']],
    ['enginer vs enginering technician', ['group-17-2000', 'group-17-3020']],
    ['lawer vs legal asistant', ['lawyer', 'paralegal']],
    ['frontend vs backend developer', ['web-developer', 'software-developer']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test.each([
    ['pharmasist salary', 'pharmasist'],
    ['vetrinarian salery', 'vetrinarian'],
    ['lawer income', 'lawer'],
  ])('nor with what is asked of it: %s', async (text, mention) => {
    const { aspects, roles } = await ask(text);
    expect(aspects).toEqual(['salary']);
    expect(roles.map((role) => role.mention)).toEqual([mention]);
  });
});

describe('two names are said to be one occupation only where both are surely names of it', () => {
  const claims = async (text: string) => /tells them apart/.test((await ask(text)).lead.replace(/\s+/g, ' '));

  test.each(['attorney vs lawyer', 'paralegal vs legal asistant'])('%s', async (text) => {
    expect(await claims(text)).toBe(true);
  });
  test.each(['turf accountant vs accountant', 'hygienist vs dental hygienist'])('not %s', async (text) => {
    expect(await claims(text)).toBe(false);
  });
});
