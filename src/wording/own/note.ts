import type { NoteClause } from '../../contract/plain-clauses.ts';
import { safeEcho } from '../../language/clean.ts';
import { listed, lowerFirst } from '../display.ts';
import { nounPlural } from '../nouns.ts';
import { placeName } from '../places.ts';
import { headOf, type Printers } from '../said.ts';
import { SENTENCES, text } from './texts.ts';

/** Notes below the answer. */
export const printNote: Printers<NoteClause> = {
  'note-statistics': ({ average, median }, said) => {
    const titles = (ids: readonly string[]) => listed(ids.map((id) => headOf(id, said).title));
    return text('note_statistics', { average: titles(average), median: titles(median) });
  },
  'note-period': () => text('note_period'),
  'note-shared': ({ roles, wider }, said) =>
    text('note_shared', { roles: listed(roles.map((id) => headOf(id, said).plural)), wider }),
  'note-wider': ({ role, wider }, said) =>
    text('note_wider', { role: nounPlural(headOf(role, said)), wider }),
  'note-trait': () => text('note_trait'),
  'note-shortened': () => text('note_shortened'),
  'note-unused': ({ words }) =>
    text('note_unused', { words: listed(words.map((word) => text('quoted', { item: safeEcho(word) }))) }),
  'note-nation': ({ place }) => text('note_nation', { place: placeName(place) }),
  'note-no-places': ({ places }) =>
    text('note_no_places', { place: listed(places.map((place) => placeName(safeEcho(place)))) }),
  'note-prices': () => text('note_prices'),
  'note-few': ({ field }, said) =>
    text('note_few', { measure: lowerFirst(said.fields.get(field).noun ?? said.fields.get(field).label) }),
  'note-level': ({ level }) => text('note_level', { level: SENTENCES.levels[level] }),
};
