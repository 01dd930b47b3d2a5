import type { Uncounted } from './beside.ts';
import type { Distress, Level } from './query.ts';

/** Statements of answers that look nothing up. */
export type AsideClause =
  | { say: 'list'; shown: readonly string[]; total: number; group: string | null }
  /** `beside`: the words of the other roles of the question, which are settled. */
  | { say: 'which-mention'; mention: string; candidates: readonly string[]; beside: readonly string[] }
  | ({ say: 'unknown-mention'; mention: string; candidates: readonly string[] } & Uncounted)
  /** `ofAll`: a figure of all occupations together was asked for. */
  | { say: 'which-role'; ofAll?: boolean }
  /** Asks for the asker's place, or for the intended one of several places with the same name. */
  | { say: 'where'; words: string; among: readonly string[] }
  | { say: 'which-criterion' }
  | { say: 'which-subject'; roles: readonly string[] }
  | { say: 'help'; example: string | null }
  /** What this is, and who publishes its figures, which are given as the sources of the answer. */
  | { say: 'about'; publishers: readonly string[] }
  /** `language`: a two-letter code of the one that was asked in; what is understood is told in it. */
  | { say: 'off-topic'; example: string | null; language: string }
  | { say: 'thanks' }
  | { say: 'no-advice-by-trait' }
  | { say: 'distress'; distress: Distress; language: string };

/** Notes below the answer. */
export type NoteClause =
  | { say: 'note-statistics'; average: readonly string[]; median: readonly string[] }
  | { say: 'note-period' }
  | { say: 'note-shared'; roles: readonly string[]; wider: string }
  | { say: 'note-wider'; role: string; wider: string }
  | { say: 'note-trait' }
  | { say: 'note-shortened' }
  | { say: 'note-unused'; words: readonly string[] }
  | { say: 'note-nation'; place: string }
  | { say: 'note-no-places'; places: readonly string[] }
  | { say: 'note-level'; level: Level }
  /** An explanation of price levels, beside pay. */
  | { say: 'note-prices' }
  /** Few of the occupations have a figure of what they are ranked by. */
  | { say: 'note-few'; field: string };
