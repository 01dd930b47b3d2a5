import type { Embedded } from '../catalogue/load.ts';
import { normalWord, wordsOf } from '../language/normalise.ts';
import type { Told } from './deed-lines.ts';
import { type OfficialTitles, openContexts } from './index.ts';
import type { WordModel } from './word-model/word-model.ts';

/** The mark of the ids of official roles, before their code. */
const ONET = /^onet-/;

/** The parts of which it is known what is done in each role. */
export interface ToldParts {
  embedded: Pick<Embedded, 'deeds' | 'names'>;
  official?: OfficialTitles | undefined;
  /** The number of people in each job. */
  people: Pick<WordModel, 'codes' | 'jobs'>;
  /** The role of an O*NET-SOC code. */
  roleOf(soc: string): string | undefined;
}

/** Returns the lines that tell what is done in each official role, under the name by which it goes. */
export function toldRoles({ embedded, official, people, roleOf }: ToldParts): Told[] {
  const deeds = embedded.deeds();
  const jobs = new Map(people.codes.map((soc, at) => [soc, people.jobs[at] ?? 0]));
  return [...openContexts(official)].map(([id, lines]) => {
    const soc = id.replace(ONET, '');
    const { what, called = [] } = embedded.names[soc] ?? {};
    const said = [...(deeds[soc] ?? []), ...(what === undefined ? [] : [what]), ...called];
    return { role: roleOf(soc) ?? id, said: said.map(toldLine), official: lines, jobs: jobs.get(soc) ?? 0 };
  });
}

/** Returns a line as words in their normal forms. */
export function toldLine(said: string): string {
  return wordsOf(said).join(' ');
}

/** Returns the verbs, in their normal forms, with which people say what is done in roles: each line begins with one. */
export function deedVerbs(embedded: Pick<Embedded, 'deeds'>): ReadonlySet<string> {
  const first = new Set(Object.values(embedded.deeds()).flatMap((lines) => lines.map(verbOf)));
  return new Set([...first].map(normalWord));
}

const verbOf = (line: string) => line.slice(0, line.indexOf(' '));
