import { expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { openIndex, titleBlobs } from '../../src/titles/index.ts';
import { encodeSegment } from '../../src/titles/segment.ts';
import { SOURCES } from './fixture.ts';

const embedded = loadEmbedded();
const blobs = titleBlobs(SOURCES, embedded);
const bytes = (names: string[], roles = embedded.roles) =>
  encodeSegment(
    openIndex({ ...embedded, roles }, (name) => (names.includes(name) ? blobs[name] : undefined)),
  );

test('what an import joined is the index that would be made at start', () => {
  expect(bytes(Object.keys(blobs))).toEqual(bytes(['titles']));
});

test('what an import joined with other roles than those that ship now is not used', () => {
  const [first, ...others] = embedded.roles;
  const renamed = [{ ...first!, aliases: [...first!.aliases, 'keeper of the abacus'] }, ...others];
  const index = openIndex({ ...embedded, roles: renamed }, (name) => blobs[name]);
  expect(index.words).toContain('abacus');
  expect(bytes(Object.keys(blobs), renamed)).toEqual(bytes(['titles'], renamed));
});

test('without an import it holds the roles that ship', () => {
  expect(openIndex(embedded).roles).toEqual(embedded.roles.map((role) => role.id));
});
