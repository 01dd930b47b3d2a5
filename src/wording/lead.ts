import type { Findings } from '../intents/findings.ts';
import { safeEcho } from '../language/clean.ts';
import { listed, spoken } from './display.ts';
import { leadOfRank } from './lead-rank.ts';
import { leadOfRoles } from './lead-roles.ts';
import { leadOfTransition } from './lead-transition.ts';
import type { LeadTools } from './lead-types.ts';
import { aRole } from './nouns.ts';

/** The first sentences of an answer: what was asked, answered first, in our own words. */
export function leadOf(findings: Findings, tools: LeadTools): string {
  switch (findings.kind) {
    case 'roles':
      return leadOfRoles(findings, tools);
    case 'rank':
      return leadOfRank(findings, tools.fields);
    case 'similar':
      return leadOfSimilar(findings);
    case 'transition':
      return leadOfTransition(findings, tools.fields);
    case 'list':
      return leadOfList(findings);
    case 'open':
      return leadOfOpen(findings);
    case 'subject':
      return 'Which role do you mean? Name one, or two to compare.';
    case 'aside':
      return leadOfAside(findings);
  }
}

function leadOfSimilar({ role, similar, bySource }: Extract<Findings, { kind: 'similar' }>): string {
  if (similar.length === 0) return `No role that is like ${aRole(role)} is known here.`;
  const names = similar.map((one) => one.title);
  const by = bySource ? 'Closest to' : 'The roles here that come closest to';
  return `${by} ${aRole(role)}: ${listed(names)}.`;
}

function leadOfList({ shown, total }: Extract<Findings, { kind: 'list' }>): string {
  const names = listed(shown.map((role) => spoken(role.title)));
  if (shown.length === total) return `${total} roles are known here: ${names}.`;
  return `${total} roles are known here, among them ${names}. Ask about any job title.`;
}

function leadOfOpen({ open, verdict, candidates }: Extract<Findings, { kind: 'open' }>): string {
  const mention = safeEcho(open.text);
  const names = candidates.map((role) => role.title);
  if (verdict === 'unclear') return `Which “${mention}” do you mean: ${listed(names, 'or')}?`;
  const near =
    names.length > 0 ? ` Did you mean ${listed(names.slice(0, 3), 'or')}?` : ' Try another title for it.';
  return `No role called “${mention}” is known here.${near}`;
}

function leadOfAside({ aside, trait, examples }: Extract<Findings, { kind: 'aside' }>): string {
  const example = examples[0] ? ` Try “${examples[0]}”.` : '';
  if (trait)
    return 'No one is better or worse at a job by sex, race or age, and no advice is given by such traits. Ask how two roles differ instead.';
  if (aside === 'out_of_scope')
    return `That is not something to answer here: this is about jobs and how they differ.${example}`;
  return `Ask how two jobs differ: pay, education, experience, duties, skills, requirements, work environment, outlook.${example}`;
}
