import { loadEmbedded } from '../src/catalogue/load.ts';
import { createCatalogue } from '../src/catalogue/merge.ts';
import type { Aspect } from '../src/contract/aspects.ts';
import { checkDraft, draftChecker } from '../src/grounding/check.ts';
import type { DraftCase } from '../src/grounding/evidence.ts';
import { statements } from '../src/grounding/split.ts';
import { caseOf } from '../src/grounding/verify.ts';
import { duration, median, quantile, table, timed } from './measure.ts';

/** Drafts of eight sentences, over roles with few facts and with many. */
const DRAFTS: { name: string; roles: string[]; aspects: Aspect[]; question: string; draft: string }[] = [
  {
    name: 'two roles, pay and people',
    roles: ['operations-officer', 'operations-director'],
    aspects: ['salary', 'outlook', 'demographics', 'education'],
    question: 'officer vs director, everything',
    draft:
      'Operations directors earn $104,050 a year on average, operations officers $46,813. That is a gap of $57,237. By the hour it is $50.02 against $22.51. Officer pay ranges from $22,000 to $98,000. Growth is 6% for both. There are 133,025 officer jobs and 114,993 director jobs. Women make up 29.4% of directors and 22.0% of officers. The best-paying industry is finance for directors and not reported for officers.',
  },
  {
    name: 'two roles, official figures',
    roles: ['registered-nurse', 'licensed-practical-nurse'],
    aspects: ['salary', 'outlook', 'demographics', 'education', 'skills'],
    question: 'rn vs lpn',
    draft:
      'Registered nurses earn a median of $97,550 a year, licensed practical nurses $64,400. That is about 51% more. The average is $101,420 for registered nurses. It is $67,050 for licensed practical nurses. Registered nurse jobs are projected to grow by 4.9%. Licensed practical nurse jobs are projected to grow by 2.6%. The median age is 42.3 for registered nurses. A bachelor’s degree is the typical entry education of a registered nurse.',
  },
];

const ROUNDS = 300;
const WARM_UP = 50;

/** How long the check of a draft takes, whole and for one more sentence of a stream. */
export async function bench(): Promise<void> {
  const catalogue = createCatalogue(loadEmbedded());
  const rows: string[][] = [];
  for (const { name, roles, aspects, question, draft } of DRAFTS) {
    const known = roles.flatMap((id) => catalogue.role(id) ?? []);
    const given: DraftCase = caseOf(question, known, aspects, draft, catalogue);
    const whole: number[] = [];
    const single: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const { ms } = await timed(() => checkDraft(given, catalogue.fields));
      const checker = draftChecker(given, catalogue.fields);
      const each: number[] = [];
      for (const statement of statements(draft)) each.push((await timed(() => checker.check(statement))).ms);
      if (round < WARM_UP) continue;
      whole.push(ms);
      single.push(...each);
    }
    rows.push([name, duration(median(whole)), duration(quantile(whole, 0.95)), duration(median(single))]);
  }
  console.log('\nThe check of a draft of eight sentences\n');
  console.log(table(['draft', 'median', '95 in 100', 'one sentence'], rows));
}
