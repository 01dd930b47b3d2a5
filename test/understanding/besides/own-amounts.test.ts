import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

describe('what the asker has is set against the usual pay of the other role', () => {
  test.each([
    [
      'I make 41k as a receptionist, would a paralegal earn more?',
      /^A paralegal earns a median of \$[\d,]+ a year: \$[\d,]+ more than \$41,000\./,
    ],
    [
      'I earn 150k as a pharmacist. do dentists make more?',
      /^A dentist earns a median of \$[\d,]+ a year: \$[\d,]+ more than \$150,000\./,
    ],
    [
      'I make $24 an hour as a baker. do welders make more?',
      /^A welder earns a median of \$[\d.]+ an hour: \$[\d.]+ more than \$24\.00\./,
    ],
    [
      'I make 70k, chemist or biologist?',
      /^A chemist earns .*: \$[\d,]+ more than \$70,000\. A biologist earns .*: \$[\d,]+ more than \$70,000\./,
    ],
  ])('%s', async (text, lead) => {
    const answer = await ask(text);
    expect(answer.lead).toMatch(lead);
    expect(answer.lead).not.toMatch(/^The \w+ earns more/);
  });

  test('the gap is a fact of the answer, and says what it is computed from', async () => {
    const { facts } = await ask('I earn 150k as a pharmacist. do dentists make more?');
    const gap = facts.find(({ of }) => of);
    const pay = facts.find(({ id }) => id === gap?.of?.[0]);
    expect(Number(pay?.value) - 150_000).toBe(gap?.value);
    expect(gap).toMatchObject({ unit: pay?.unit, source: pay?.source });
  });

  test('it is left alone where something else is asked', async () => {
    expect((await ask('I make 41k as a receptionist. what does a paralegal do?')).lead).not.toContain(
      '41,000',
    );
  });
});

test('of two offers, each lies among the figures of its own role and place', async () => {
  const { lead, table } = await ask(
    'offers: 70k as a chemist in Texas or 78k as a civil engineer in Florida, which is better',
  );
  expect(lead).toMatch(
    /In Texas \$70,000 lies .* among chemists\. In Florida \$78,000 lies .* among civil engineers\./,
  );
  expect(lead.match(/what is right for you/g)).toHaveLength(1);
  expect(table?.columns).toHaveLength(2);
});

describe('a code of digits and a letter is no amount', () => {
  test.each([
    ['I was a 31B in the army, firefighter or paramedic?', '31B'],
    ['was a 92Y, now warehouse manager or purchasing manager?', '92Y'],
  ])('%s', async (text, code) => {
    const { lead, text: whole, roles } = await ask(text);
    expect(roles).toHaveLength(2);
    expect(lead).not.toMatch(/,000,000/);
    expect(whole).toContain(`“${code}”`);
  });

  test.each(['jobs over 90K', 'can a surgeon make 2M'])('but an amount stays one: %s', async (text) => {
    expect((await ask(text)).facts.some(({ aspect }) => aspect === 'salary')).toBe(true);
  });
});
