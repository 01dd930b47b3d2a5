import { expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { storeFiles } from '../../src/catalogue/store-write.ts';
import { writeFolder } from '../../src/catalogue/tables/files.ts';
import { openIndex, renewedBlobs, titleBlobs } from '../../src/titles/index.ts';
import { encodeSegment } from '../../src/titles/segment.ts';
import { newFolder } from '../folder.ts';
import { officialOf, SOURCES } from './fixture.ts';

const embedded = loadEmbedded();
const blobs = titleBlobs(SOURCES, embedded);
const [first, ...others] = embedded.roles;
const changed = {
  ...embedded,
  roles: [{ ...first!, aliases: [...first!.aliases, 'keeper of the abacus'] }, ...others],
};

/** The official data with these titles, written to a folder and opened again. */
function stored() {
  const dataDir = newFolder();
  const titles = SOURCES.flatMap((source) => source.titles);
  const files = storeFiles({ roles: [], sources: [], meta: {}, titles, blobs });
  writeFolder(`${dataDir}/official`, files, []);
  const store = openShipped(dataDir);
  if (!store) throw new Error('nothing was written');
  return store;
}

test('what is renewed from a folder is what was made with it', () => {
  const { titles, 'titles-of': of } = blobs;
  expect(renewedBlobs(embedded, stored())).toEqual({ titles, 'titles-of': of });
});

test('what is renewed for other roles is what a whole pack would make, and what a start makes in memory', () => {
  const { titles, 'titles-of': of } = titleBlobs(SOURCES, changed);
  expect(renewedBlobs(changed, stored())).toEqual({ titles, 'titles-of': of });
  expect(encodeSegment(openIndex(changed, stored()))).toEqual(titles);
});

test('no sentence is kept, only which words a context has', () => {
  const kept = new TextDecoder().decode(blobs['titles-context']);
  expect(kept).toContain('harbour-pilot\tsteer and moor narrow ship them through water\n');
});

test('an index of other roles than those that ship now is not used', () => {
  expect(openIndex(changed, officialOf(SOURCES, blobs)).words).toContain('abacus');
});

test('without an import it holds the roles that ship', () => {
  expect(openIndex(embedded).roles).toEqual(embedded.roles.map((role) => role.id));
});
