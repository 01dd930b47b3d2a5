import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('the name of what is worked with tells which roles are meant', () => {
  test.each([
    ['jobs that use figma', /have “Figma” under “software”/],
    ['what jobs need quickbooks', /have “quickbooks” under “software”/],
    ["jobs that don't use autocad", /do not have “autocad” under “software”/],
    ['tech jobs using tableau', /technology roles have “Tableau” under “software”/],
    ['SQL jobs that pay over 100k', /“SQL” under “software”/],
    ['which jobs is salesforce required for', /have “salesforce” under “software”/],
  ])('of all: %s', async (text, lead) => {
    const answer = await ask(text);
    expect([answer.intent, answer.unused]).toEqual(['rank', []]);
    expect(answer.lead).toMatch(lead);
  });

  test.each([
    ['who uses tableau more, data scientists or nurses', ['data-scientist']],
    ['which of statisticians and data scientists use python', ['onet-15-2041.00', 'data-scientist']],
  ])('of several: %s', async (text, roles) => {
    const answer = await ask(text);
    expect([answer.intent, ids(answer).toSorted()]).toEqual(['rank', roles.toSorted()]);
  });

  test.each([
    ['does a graphic designer use indesign', /^Yes: “Adobe InDesign” is listed for a graphic designer\./],
    ['is excel a must for a budget analyst', /^Yes: “Microsoft Excel” is listed for a budget analyst\./],
    ['is photoshop necessary for a graphic designer', /^Yes: “Adobe Photoshop” is listed for a/],
    ['is sas used by statisticians', /^Yes: “SAS” is listed for a statistician\./],
  ])('and stands first in the list of one: %s', async (text, lead) => {
    const answer = await ask(text);
    expect(answer.lead).toMatch(lead);
    expect(answer.lead).toContain(answer.sections[0]?.items[0]?.replace(/ \(.*/, ''));
  });
});

describe('what is asked of a thing that is needed to be something', () => {
  test.each([
    [
      'is photoshop needed to be a graphic designer',
      /^Yes: “Adobe Photoshop” is listed for a graphic designer\./,
    ],
    [
      'do I need indesign to be a graphic designer',
      /^Yes: “Adobe InDesign” is listed for a graphic designer\./,
    ],
    ['is figma required to become a roofer', /^No: “Figma” is not listed for a roofer\./],
    ['do barbers use salesforce', /^No: “Salesforce software” is not listed for a barber\./],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('of a word of every day no absence is claimed', async () => {
    expect((await ask('do nurses need needles')).lead).not.toMatch(/is not listed/);
  });
});
