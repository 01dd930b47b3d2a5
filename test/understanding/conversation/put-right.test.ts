import { describe, expect, test } from 'vitest';
import { converse, ids } from '../asking.ts';

const lastOf = async (...turns: string[]) => ids((await converse(...turns)).at(-1));
const meant = (text: string) => lastOf(text);

describe('what is put right takes the place of what it is likest', () => {
  test.each([
    ['baker vs dentist', 'i meant orthodontist', 'baker vs orthodontist'],
    ['dentist vs baker', 'no i meant orthodontist', 'orthodontist vs baker'],
    ['electrician vs roofer', 'i mean solar photovoltaic installer', null],
  ])('%s, then %s', async (first, said, whole) => {
    const roles = await lastOf(first, said);
    expect(roles).toHaveLength(2);
    if (whole) expect(roles).toEqual(await meant(whole));
  });

  test.each([
    ['OT vs PT, i mean occupational therapist and physical therapist', 2],
    ['rn vs lpn, sorry, i mean dental hygienist and dental assistant', 2],
  ])('in one text: %s', async (text, count) => {
    expect(await meant(text)).toHaveLength(count);
  });
});

test.each(['hmm really?', 'no way', 'huh', 'is that right?'])(
  '%s asks where an answer is from',
  async (text) => {
    const { lead, roles } = (await converse('florist vs barista pay', text)).at(-1) ?? {};
    expect(lead).toMatch(/^These figures come from/u);
    expect(roles).toHaveLength(2);
  },
);

describe('several roles that a correction names are the new ones, of which all that follows is asked', () => {
  test.each([
    ['florist vs barista', 'no I meant chemist and physicist', 'chemist vs physicist'],
    ['teacher vs principal', 'sorry: welder vs machinist', 'welder vs machinist'],
    ['teacher vs principal', 'not these. actuary vs statistician', 'actuary vs statistician'],
    ['welder vs machinist', 'no, compare the welder and a roofer', 'welder vs roofer'],
    ['welder vs machinist', 'wrong! I said baker, florist and barista', 'baker vs florist vs barista'],
    ['florist vs barista', "that isn't what I asked. baker vs chef", 'baker vs chef'],
    ['florist vs barista', 'this was not the question, show me baker vs chef', 'baker vs chef'],
    ['paralegal', 'oh sorry i meant surveyor or geologist', 'surveyor vs geologist'],
  ])('%s, then %s', async (first, said, whole) => {
    const answers = await converse(first, said, 'who has the better outlook');
    expect(answers.slice(1).map(ids)).toEqual([await meant(whole), await meant(whole)]);
    expect(answers[2]?.aspects).toEqual(['outlook']);
  });

  test('what was asked of the ones before is asked of them', async () => {
    const answers = await converse('florist vs barista pay', 'I meant chemist vs physicist');
    expect(answers.at(-1)?.aspects).toEqual(['salary']);
  });

  test('with another correction between them, the last is meant', async () => {
    expect(await lastOf('welder', 'i said baker, i meant florist')).toEqual(await meant('florist'));
  });
});

describe('how long a way takes is how long it takes to be what it leads to', () => {
  test.each([
    ['welder to surveyor', 'and how long would that take'],
    ['can I go from welder to surveyor?', 'how much time will it take me'],
    ['I am a welder, how do I become a surveyor', 'ok and how long does it take'],
  ])('%s, then %s', async (first, then) => {
    const [whole] = await converse('how long does it take to become a surveyor?');
    const answer = (await converse(first, then)).at(-1);
    expect(ids(answer)).toEqual(ids(whole));
    expect(answer?.lead).toBe(whole?.lead);
  });
});

describe('of what is denied and what is meant, the one takes the place of the other', () => {
  test.each([
    [
      'mechanical engineer vs civil engineer',
      'oops wrong, electrical not civil',
      'mechanical vs electrical engineer',
    ],
    ['mechanical engineer vs civil engineer', 'not civil, electrical', 'mechanical vs electrical engineer'],
    [
      'truck driver vs school bus driver',
      'no i meant city bus not school bus',
      'truck driver vs city bus driver',
    ],
    ['truck driver vs school bus driver', 'i meant city not school', 'truck driver vs city bus driver'],
    [
      'dental hygienist vs medical assistant',
      'oops, dental not medical',
      'dental hygienist vs dental assistant',
    ],
    ['court clerk', 'no, bank not court', 'bank teller'],
    ['dentist vs baker', 'roofer not baker', 'dentist vs roofer'],
  ])('%s, then %s', async (first, said, whole) => {
    expect(await lastOf(first, said)).toEqual(await meant(whole));
  });

  test('what is no part of a name puts nothing right', async () => {
    const [first, next] = await converse('mechanical engineer vs civil engineer', 'pay not outlook');
    expect(ids(next)).toEqual(ids(first));
    expect(next?.aspects).toEqual(['salary']);
  });
});

describe('a way stays one', () => {
  test.each([
    ['how do i go from cashier to bank teller', 'nah, loan officer instead', 'cashier to loan officer'],
    ['how do i go from cashier to bank teller', 'from waiter instead', 'waiter to bank teller'],
    ['optometrist pay', 'how would an optician become one?', 'optician to optometrist'],
    ['dentist pay', 'can a baker move into that', 'baker to dentist'],
  ])('%s, then %s', async (first, said, whole) => {
    const [, way] = await converse(first, said);
    expect(way?.intent).toBe('transition');
    expect(ids(way)).toEqual(await meant(`how do i go from ${whole}`));
  });
});

describe('two turns in one text', () => {
  test.each([
    ['dentist vs baker', 'skip the baker, add roofer', 'dentist vs roofer'],
    ['dentist vs baker', 'drop the dentist, add roofer', 'baker vs roofer'],
    ['dentist vs baker', 'without the baker, include roofer', 'dentist vs roofer'],
  ])('%s, then %s', async (first, said, whole) => {
    expect(await lastOf(first, said)).toEqual(await meant(whole));
  });
});

describe('roles at hand by a word', () => {
  test.each([
    ['dental hygienist vs veterinary technician', 'what does the tech make', 'veterinary technician'],
    ['high school teacher vs preschool teacher', 'just the preschool one', 'preschool teacher'],
    ['school counselor vs mental health counselor', 'pay of the school one', 'school counselor'],
  ])('%s, then %s', async (first, said, whole) => {
    expect(await lastOf(first, said)).toEqual(await meant(whole));
  });

  test('what is said of one makes a title with its word', async () => {
    expect(await lastOf('doctor', 'the one for skin')).toEqual(await meant('dermatologist'));
  });

  test('a word makes a title with what is asked about, before it is one by itself', async () => {
    expect(await lastOf('manager', 'hr')).toEqual(await meant('hr manager'));
  });
});

describe('what was asked is asked of who comes next', () => {
  test.each(['one more, roofer', 'roofer as well', 'and a roofer?'])('%s', async (said) => {
    const answers = await converse('dentist vs baker, what schooling do they need', said);
    expect(answers.at(-1)?.aspects).toEqual(['education']);
  });

  test('the work is that of the roles at hand', async () => {
    expect(await lastOf('dentist vs baker', 'and the physical side of the work?')).toHaveLength(2);
  });

  test('a place that was all that was said is where', async () => {
    const answers = await converse('what about arizona', 'what do roofers make');
    expect(answers.at(-1)?.place).toMatchObject({ title: 'Arizona' });
  });
});

describe('what is left of the roles at hand', () => {
  test.each([
    [
      'a word that makes a title with the last word of one drops it',
      ['surgical tech vs x-ray tech vs MRI tech, pay', 'take out MRI'],
      'surgical tech vs x-ray tech',
    ],
    [
      'who is named after what is dropped is asked about alone',
      ['accountant vs roofer', 'forget the roofer. electrician salary'],
      'electrician salary',
    ],
    [
      'of two that were compared, "that" is the one which is not named',
      ['roofer vs dentist', 'who earns more, that or a dentist?'],
      'roofer vs dentist',
    ],
    [
      'two names of one role set it beside another once',
      ['florist pay', 'compare that to a RN / registered nurse'],
      'florist vs registered nurse',
    ],
    [
      'a name of several that may mean who was asked about means them',
      ['cnc tool operator', 'operator'],
      'cnc tool operator',
    ],
    [
      'what is counted of one role of a list is theirs',
      ['best paid jobs in construction', 'tell me about roofers', 'how many of them are there'],
      'roofers',
    ],
    [
      'a statement that is asked compares with the one before',
      ['florist salary', 'baker', 'so florists earn more then?'],
      'baker vs florist',
    ],
  ])('%s', async (_, turns, whole) => {
    expect((await lastOf(...turns)).sort()).toEqual((await meant(whole)).sort());
  });

  test('a word of a field is of titles beyond it', async () => {
    const [all, left] = await converse('which managers earn the most', 'without the engineering ones');
    expect(ids(all)).toContain('onet-11-9041.00');
    expect(ids(left)).not.toContain('onet-11-9041.00');
  });
});

describe('what is asked of what was said before', () => {
  test('a raise is one of pay, whatever was asked', async () => {
    const answers = await converse("i'm a florist, how do i become a roofer", 'would it be a raise');
    expect(answers.at(-1)?.aspects).toEqual(['salary']);
  });

  test('the same state is where the last question was', async () => {
    const answers = await converse('florist pay in ohio', 'what do roofers make in the same state');
    expect(answers.at(-1)?.place).toMatchObject({ title: 'Ohio' });
  });

  test('jobs like one need no other role of the story', async () => {
    const text =
      'I have a degree in history. I was a florist for years. What other jobs are similar to florist?';
    expect((await converse(text))[0]?.intent).toBe('similar');
  });
});

describe('what is exchanged leaves, and what it is exchanged for comes', () => {
  test.each([
    [
      ['cashier vs bookkeeper', 'swap the bookkeeper for a barista'],
      ['cashier', 'onet-35-3023.01'],
    ],
    [
      ['nurse vs paramedic pay', 'what about a firefighter', 'no, instead of the nurse'],
      ['firefighter', 'paramedic'],
    ],
    [
      ['web developer', 'vs backend developer', 'not backend, paralegal'],
      ['web-developer', 'paralegal'],
    ],
    [
      ['plumber, electrician, carpenter. compare the pay', 'drop the first'],
      ['electrician', 'carpenter'],
    ],
    [["I'm a cashier 3 years in, thinking about paralegal. what's different?"], ['cashier', 'paralegal']],
  ])('%s', async (turns, roles) => {
    expect(ids((await converse(...turns)).at(-1))).toEqual(roles);
  });
});

describe('what was said is put right by name, in whatever words', () => {
  test.each([
    ['roofer vs mason pay', 'I said roofer but was thinking of carpenter', ['carpenter', 'onet-47-2021.00']],
    ['roofer vs mason pay', 'i typed mason but wanted carpenter', ['onet-47-2181.00', 'carpenter']],
    ['roofer vs nurse pay', 'by nurse i meant nurse practitioner', ['onet-47-2181.00', 'nurse-practitioner']],
    ['roofer pay', 'scratch that. barber', ['barber']],
    ['roofer pay', 'never mind, a barber', ['barber']],
    ['roofer pay', 'my mistake, barber', ['barber']],
  ])('“%s”, “%s”', async (first, then, roles) => {
    const [, answer] = await converse(first, then);
    expect(ids(answer).toSorted()).toEqual(roles.toSorted());
    expect(answer?.aspects).toEqual(['salary']);
  });

  test('a name that is asked back is settled by the one that was thought of', async () => {
    const [, answer] = await converse('manager', 'I said manager but was thinking of accountant');
    expect(ids(answer)).toEqual(['accountant']);
  });

  test('what is asked anew is asked of what is put right', async () => {
    const [, does] = await converse('roofer pay', 'no wait, what does a barber do');
    expect(does?.aspects).toContain('duties');
    const [, grows] = await converse('roofer vs mason pay', 'I meant barber growth');
    expect(grows?.aspects).toEqual(['outlook']);
    const [, there] = await converse('roofer pay in Texas', 'scratch that, Ohio');
    expect(there?.lead).toMatch(/^In Ohio a roofer/);
  });

  test('another matter is begun anew', async () => {
    const [, answer] = await converse('roofer pay in Texas', 'different topic. barber');
    expect(answer?.aspects).toEqual(['overview']);
    expect(answer?.place).toBeNull();
  });
});
