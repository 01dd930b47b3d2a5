import { expect, test } from 'vitest';
import { DATA_DIR } from '../../src/catalogue/load.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { CODES, CURRENT } from './official.ts';

const store = openShipped(DATA_DIR);
if (!store) throw new Error('data/official/ is missing');

/** Figures that were checked by hand against the publishers' files: field, then the value of each occupation. */
const CHECKED: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
  'environment.time_pressure': { '29-1141.00': 75, '23-1011.00': 89, '47-2111.00': 79, '13-2011.00': 80 },
  'environment.long_weeks': { '29-1141.00': 58, '11-1021.00': 93, '17-1011.00': 93, '25-2021.00': 86 },
  'environment.sitting': { '29-1141.00': 48, '23-1011.00': 89, '47-2111.00': 14 },
  'environment.outdoors': { '47-2111.00': 63, '29-1141.00': 1 },
  'outlook.unemployment': {
    '15-1252.00': 3.3,
    '29-1141.00': 1.2,
    '23-1011.00': 0.8,
    '47-2111.00': 3,
    '13-2011.00': 2,
    '15-1254.00': 10.6,
    '41-2011.00': 9.1,
    '27-2011.00': 26.8,
  },
  'outlook.leaving_work': {
    '11-1021.00': 2.3,
    '15-1252.00': 1.7,
    '29-1141.00': 2.8,
    '41-2011.00': 9.8,
    '47-2111.00': 3.2,
  },
  'outlook.changing_occupation': {
    '11-1021.00': 5.4,
    '15-1252.00': 3.2,
    '29-1141.00': 2.1,
    '41-2011.00': 9.4,
    '47-2111.00': 5.4,
  },
  'outlook.leaving_occupation': {
    '11-1021.00': 7.7,
    '15-1252.00': 4.8,
    '29-1141.00': 5,
    '41-2011.00': 19.1,
    '47-2111.00': 8.5,
  },
  'outlook.self_employed': { '47-2111.00': 7.8, '27-4021.00': 66.3, '39-5012.00': 47.6, '15-1252.00': 1.6 },
  'environment.telework': {
    '15-1252.00': 77.2,
    '15-1211.00': 86.1,
    '13-2051.00': 78.3,
    '13-1111.00': 74.6,
    '23-1011.00': 68.6,
    '13-2011.00': 68.4,
    '13-1082.00': 53.9,
    '43-4051.00': 38.9,
    '11-1021.00': 26.5,
    '43-9061.00': 10.6,
  },
  'requirements.handbook_licences': {
    '13-2011.00': 'Accountants and auditors',
    '39-5011.00': 'Barbers, hairstylists, and cosmetologists',
  },
  'outlook.machines': {
    '23-2011.00': 'AI, with a smaller share of jobs',
    '27-3042.00': 'AI, with a smaller share of jobs',
    '13-1031.00': 'AI, with a smaller share of jobs',
    '43-6011.00': 'AI, with a smaller share of jobs',
    '43-3031.00': 'automation, with a smaller share of jobs',
    '15-1252.00': 'AI, with a larger share of jobs',
    '13-2011.00': 'none',
  },
  'environment.error_consequence': { '29-1141.00': 74, '25-2021.00': 39 },
  ...byOccupation(
    CODES.map((code) => `${code}.00`),
    CURRENT,
  ),
};

function byOccupation(
  codes: readonly string[],
  figures: Readonly<Record<string, readonly (number | string)[]>>,
): Record<string, Record<string, number | string>> {
  return Object.fromEntries(
    Object.entries(figures).map(([field, values]) => [
      field,
      Object.fromEntries(codes.map((code, at) => [code, values[at] ?? ''])),
    ]),
  );
}

test('use of AI chat has the order of its scores', () => {
  // .383, .284, .276, .180, .151, .122
  const codes = ['27-3042', '15-1252', '43-3031', '23-1011', '47-2111', '29-1141'];
  const shares = codes.map((code) =>
    Number(store.role(`onet-${code}.00`)?.facts.find(({ field }) => field === 'outlook.ai_chat_use')?.value),
  );
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(new Set(shares).size).toBe(codes.length);
});

test('shares of women are those of the survey, the rest of it men', () => {
  const shares = CODES.map(
    (code) =>
      store.role(`onet-${code}.00`)?.facts.find(({ field }) => field === 'demographics.gender')?.value,
  );
  const of = (women: number) => [
    { label: 'Female', percent: women },
    { label: 'Male', percent: Number((100 - women).toFixed(1)) },
  ];
  expect(shares).toEqual([of(35.4).reverse(), of(78.2), of(67.9), of(21.5).reverse()]);
});

test('a page of the Handbook has the address that the projections link to, at the part on getting in', () => {
  const address = (code: string) =>
    store.role(`onet-${code}`)?.facts.find(({ field }) => field === 'requirements.handbook_licences')?.url;
  expect(address('13-2011.00')).toBe(
    'https://www.bls.gov/ooh/business-and-financial/accountants-and-auditors.htm#tab-4',
  );
});

test.each(Object.entries(CHECKED))('%s has the values that its source publishes', (field, values) => {
  const held = Object.keys(values).map((code) => {
    const fact = store.role(`onet-${code}`)?.facts.find((one) => one.field === field);
    return [code, fact?.value];
  });
  expect(Object.fromEntries(held)).toEqual(values);
});

test('the most common education, held and required, is that of its source', () => {
  const most = (field: string) =>
    ['11-1021.00', '11-3012.00', '43-1011.00', '15-1252.00'].map((code) => {
      const value = store.role(`onet-${code}`)?.facts.find((one) => one.field === field)?.value;
      return Array.isArray(value) ? [value[0]?.label, value[0]?.percent] : value;
    });
  expect(most('education.attainment')).toEqual([
    ["Bachelor's degree", 33],
    ["Bachelor's degree", 36.5],
    ['Some college, no degree', 27.7],
    ["Bachelor's degree", 51.4],
  ]);
  expect(most('education.required')).toEqual([
    ['High School Diploma', 28.8],
    ['High School Diploma', 33.6],
    ["Bachelor's Degree", 45.2],
    ["Bachelor's Degree", 84.8],
  ]);
});

test.each([
  ['17-2000', 1_800_740, 119_640, 108_620],
  ['17-1010', 126_380, 103_550, 97_570],
  ['25-2000', 4_373_040, 70_410, 63_250],
  ['25-1000', 1_370_560, 103_470, 82_250],
  ['29-1210', 754_760, 277_260, 271_090],
  ['29-1240', 49_380, 364_360, 369_540],
  ['29-1120', 816_170, 98_440, 98_040],
  ['15-1250', 2_150_380, 139_850, 132_150],
  ['27-1020', 550_190, 63_040, 53_080],
  ['11-0000', 11_132_700, 145_260, 126_520],
  ['49-3000', 1_748_920, 60_420, 58_240],
  ['53-3000', 4_365_780, 52_980, 49_370],
  ['21-1010', 1_035_300, 66_300, 60_320],
  ['21-1020', 775_930, 67_540, 61_780],
  ['23-1010', 767_800, 183_890, 157_840],
  ['33-3050', 674_910, 79_280, 76_250],
  ['35-2010', 2_651_090, 37_080, 36_640],
  ['43-6010', 3_284_600, 53_310, 48_310],
] as const)('group %s has the jobs and pay that are published for it', (code, jobs, average, median) => {
  const facts = store.role(`group-${code}`)?.facts ?? [];
  const value = (field: string) => facts.find((one) => one.field === field)?.value;
  expect([value('outlook.employees'), value('salary.average'), value('salary.median')]).toEqual([
    jobs,
    average,
    median,
  ]);
});

test('pay by state and price levels are those that are published', () => {
  const median = (code: string, place: string) =>
    store.atPlace(`onet-${code}`, place).find(({ field }) => field === 'salary.median')?.value;
  const states = ['06', '36', '48', '01'];
  expect(states.map((place) => median('15-1252.00', place))).toEqual([174_410, 166_180, 132_150, 122_540]);
  expect(states.map((place) => median('29-1141.00', place))).toEqual([140_270, 109_440, 95_970, 77_080]);
  const prices = ['06', '36', '48', '05'].map((place) => store.placeFacts(place)[0]?.value);
  expect(prices.map((one) => Number(Number(one).toFixed(2)))).toEqual([110.72, 107.92, 97.06, 86.94]);
});
