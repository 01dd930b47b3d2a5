import type { RoleHead } from '../catalogue/catalogue.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Findings, Step } from '../intents/findings.ts';
import { listed, upperFirst } from './display.ts';
import { aRole, noun } from './nouns.ts';
import { asClause, payClause, predicate, statement, valueIn } from './sentences.ts';
import { labelIn } from './shares.ts';

type TransitionFindings = Extract<Findings, { kind: 'transition' }>;

const NAMED_STEPS = 2;
const NAMED_SKILLS = 3;

/** What the move asks for, which skills it adds, and what it means in pay. */
export function leadOfTransition(findings: TransitionFindings, fields: FieldRegistry): string {
  const { from, to, focus } = findings;
  const pay = focus ? payClause(focus, [from, to], fields) : '';
  return [stepsOf(findings), skillsOf(findings, fields), pay].filter(Boolean).join(' ');
}

/** "A registered nurse typically needs a bachelor's degree to enter (licensed practical nurse: …)." */
function stepsOf({ from, to, steps }: TransitionFindings): string {
  const told = steps.filter(({ field }) => field.says !== undefined && !BEHIND.has(field.id));
  const asks = told.filter((step) => !isSame(step) && !isNone(step)).slice(0, NAMED_STEPS);
  if (asks.length > 0) {
    const parts = asks.map((step, at) => {
      const before = step.from ? ` (${noun(from)}: ${valueIn(step.from, step.field)})` : '';
      const says = at === 0 ? statement(to, step.to, step.field) : predicate(step.to, step.field);
      return `${says}${before}`;
    });
    return `${upperFirst(parts.join(' and '))}.`;
  }
  const same = told.filter((step) => isSame(step) && !isNone(step)).slice(0, NAMED_STEPS);
  const move = `Going from ${noun(from)} to ${noun(to)}`;
  return same.length > 0
    ? `${move} asks for the same ${listed(same.map(({ field }) => asClause(field.label)))}: ${listed(same.map((step) => valueIn(step.to, step.field)))}.`
    : `${move} has no formal step in these sources.`;
}

/** Fields that sum up what the steps before them say. */
const BEHIND = new Set(['requirements.job_zone']);

/** The shares of a list may differ where what is most common does not. */
const isSame = (step: Step) => step.from !== null && headOf(step.from) === headOf(step.to);
const headOf = ({ value, display }: Step['to']) => {
  const first = Array.isArray(value) ? value[0] : undefined;
  return (typeof first === 'object' ? first.label : display).toLowerCase();
};
const isNone = ({ to }: Step) => /^none$/i.test(to.display);

function skillsOf(
  { from, to, missing, software, lacksSkills }: TransitionFindings,
  fields: FieldRegistry,
): string {
  if (lacksSkills === 'to') return noSkills(to);
  if (missing.length === 0)
    return software.length > 0 ? `Software to add: ${listed(software.slice(0, NAMED_SKILLS))}.` : '';
  const field = fields.get('skills.importance');
  const named = listed(missing.slice(0, NAMED_SKILLS).map((label) => labelIn(label, field)));
  return lacksSkills === 'from'
    ? `${noSkills(from)} ${upperFirst(aRole(to))} needs, among others, ${named}.`
    : `Skills to add: ${named}.`;
}

const noSkills = (role: RoleHead) =>
  `No skills are recorded for ${aRole(role)}, so those to add cannot be told.`;
