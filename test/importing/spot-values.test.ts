import { expect, test } from 'vitest';
import { DATA_DIR } from '../../src/catalogue/load.ts';
import { openShipped } from '../../src/catalogue/store.ts';

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
    '43-3031.00': 'automation, with a smaller share of jobs',
    '15-1252.00': 'AI, with a larger share of jobs',
    '13-2011.00': 'none',
  },
  'environment.error_consequence': { '29-1141.00': 74, '25-2021.00': 39 },
};

test.each(Object.entries(CHECKED))('%s has the values that its source publishes', (field, values) => {
  const held = Object.keys(values).map((code) => {
    const fact = store.role(`onet-${code}`)?.facts.find((one) => one.field === field);
    return [code, fact?.value];
  });
  expect(Object.fromEntries(held)).toEqual(values);
});
