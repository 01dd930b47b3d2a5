import type { Item, Source, StoredFact } from '../../contract/schema.ts';
import { ofEach } from '../../memo.ts';
import type { OnetOccupation } from './onet-occupation.ts';
import type { Onet } from './onet-release.ts';

/** Software beyond this many is not asked about; flagged ones come first. */
const SOFTWARE_KEPT = 40;

/** Activities beyond this many are of single tasks; those that the first tasks and most of them are part of come first. */
const ACTIVITIES_KEPT = 20;
export const DEFINITION = 'overview.definition';
const TASKS = 'duties.tasks';

/** Returns what O*NET says of an occupation. */
export function onetFacts(occupation: OnetOccupation, onet: Onet, source: Source): StoredFact[] {
  const facts: StoredFact[] = [];
  const put = (field: string, value: StoredFact['value'], more: Partial<StoredFact> = {}) =>
    facts.push({ field, value, source: source.id, ...more });
  if (occupation.description) put(DEFINITION, occupation.description);
  const related = occupation.related.flatMap((code): Item[] => {
    const title = onet.occupations.get(code)?.title;
    return title ? [{ label: title, soc: code }] : [];
  });
  if (related.length > 0) put('overview.related', related);
  const tasks = occupation.tasks.length > 0 ? occupation.tasks : occupation.otherTasks;
  if (tasks.length > 0)
    put(
      TASKS,
      tasks.map((label) => ({ label })),
    );
  const activities = occupation.activities.slice(0, ACTIVITIES_KEPT);
  if (activities.length > 0)
    put(
      'duties.activities',
      activities.map((label) => ({ label })),
    );
  if (occupation.skills.length > 0) put('skills.importance', byShare(occupation.skills));
  if (occupation.software.length > 0)
    put('skills.software', softwareOf(occupation, onet).slice(0, SOFTWARE_KEPT));
  if (occupation.interests.length > 0)
    put(
      'skills.interests',
      occupation.interests.map((label) => ({ label })),
      occupation.estimated
        ? { note: 'O*NET estimated the interests by machine learning; nobody was asked.' }
        : {},
    );
  if (occupation.education) {
    const { items, date, imprecise } = occupation.education;
    const note = imprecise
      ? { note: 'O*NET marks some of these shares as imprecise: they rest on few answers.' }
      : {};
    if (items.length > 0)
      put('education.required', byShare(items), { ...(date ? { asOf: `surveyed ${date}` } : {}), ...note });
  }
  if (occupation.zone) {
    const { zone, name } = occupation.zone;
    put('requirements.job_zone', `Job Zone ${zone}${name ? `: ${name.toLowerCase()}` : ''}`);
  }
  return facts;
}

function byShare(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0));
}

/** The digits of a code that occupations of one kind have in common. */
const KIND = 4;

/** Software that is marked comes first, then what occupations of the kind have more often than others. */
function softwareOf({ code, software }: OnetOccupation, onet: Onet): Item[] {
  const marked = ({ flag }: Item) => (flag?.includes('demand') ? 2 : 0) + (flag?.includes('hot') ? 1 : 0);
  const { all, byKind } = holders(onet);
  const kind = byKind.get(code.slice(0, KIND));
  const telling = ({ label }: Item) =>
    (kind?.get(label) ?? 0) * Math.log(onet.occupations.size / (all.get(label) ?? 1));
  return software.toSorted((a, b) => marked(b) - marked(a) || telling(b) - telling(a));
}

/** The number of occupations that have each piece of software, of all and by kind. */
const holders = ofEach(({ occupations }: Onet) => {
  const all = new Map<string, number>();
  const byKind = new Map<string, Map<string, number>>();
  for (const { code, software } of occupations.values()) {
    const own = byKind.get(code.slice(0, KIND)) ?? new Map<string, number>();
    byKind.set(code.slice(0, KIND), own);
    for (const { label } of software)
      for (const counts of [all, own]) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return { all, byKind };
});
