import { expect, test } from 'vitest';
import { DATA_DIR } from '../../src/catalogue/load.ts';
import { openShipped } from '../../src/catalogue/store.ts';

const store = openShipped(DATA_DIR);
if (!store) throw new Error('data/official/ is missing');

/** Figures that were checked by hand against the publishers' files: field, then the value of each occupation. */
const CHECKED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'environment.time_pressure': { '29-1141.00': 75, '23-1011.00': 89, '47-2111.00': 79, '13-2011.00': 80 },
  'environment.long_weeks': { '29-1141.00': 58, '11-1021.00': 93, '17-1011.00': 93, '25-2021.00': 86 },
  'environment.sitting': { '29-1141.00': 48, '23-1011.00': 89, '47-2111.00': 14 },
  'environment.outdoors': { '47-2111.00': 63, '29-1141.00': 1 },
  'environment.error_consequence': { '29-1141.00': 74, '25-2021.00': 39 },
};

test.each(Object.entries(CHECKED))('%s has the values that its source publishes', (field, values) => {
  const held = Object.keys(values).map((code) => {
    const fact = store.role(`onet-${code}`)?.facts.find((one) => one.field === field);
    return [code, fact?.value];
  });
  expect(Object.fromEntries(held)).toEqual(values);
});
