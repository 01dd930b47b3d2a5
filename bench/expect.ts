import type { Answer } from '../src/answering/answer.ts';

/** What a right answer holds; what a question does not settle is left out. Values of a list are alternatives. */
export interface Expectation {
  outcome?: string | string[];
  intent?: string | string[];
  /** By id, or by code as "soc:11-1021.00"; a list in place of one means any of them. */
  roles?: (string | string[])[];
  rolesAnyOrder?: boolean;
  rolesInclude?: (string | string[])[];
  rolesFirst?: string | string[];
  aspects?: string[];
  mustContain?: string[];
  mustContainAny?: string[] | string[][];
  mustNotContain?: string[];
  choicesInclude?: (string | string[])[];
  missing?: { role: string; field?: string }[];
  sourced?: boolean;
}

type Named = { id: string; soc: string | null };

/** The keys of an expectation that an answer misses; none where it is right. */
export function misses(answer: Answer, expected: Expectation): (keyof Expectation)[] {
  const among = (wanted: string | string[] | undefined, value: string) =>
    wanted === undefined || [wanted].flat().includes(value);
  const text = plain(answer.text);
  const holds = (part: string) => contains(text, plain(part));
  const any = expected.mustContainAny ?? [];
  const groups = any.some(Array.isArray) ? (any as string[][]) : any.length > 0 ? [any as string[]] : [];
  const offered = answer.choices.flatMap((choice) =>
    choice.roles.map((id, at) => ({ id, soc: choice.socs[at] ?? null })),
  );
  const checks: Record<keyof Expectation, boolean> = {
    outcome: among(expected.outcome, answer.outcome),
    intent: among(expected.intent, answer.intent),
    roles: rolesMatch(answer.roles, expected),
    rolesAnyOrder: true,
    rolesInclude: (expected.rolesInclude ?? []).every((wanted) =>
      answer.roles.some((role) => is(role, wanted)),
    ),
    rolesFirst: expected.rolesFirst === undefined || is(answer.roles[0], expected.rolesFirst),
    aspects: (expected.aspects ?? []).every((aspect) => answer.aspects.some((own) => own === aspect)),
    mustContain: (expected.mustContain ?? []).every(holds),
    mustContainAny: groups.every((group) => group.some(holds)),
    mustNotContain: !(expected.mustNotContain ?? []).some(holds),
    choicesInclude: (expected.choicesInclude ?? []).every((wanted) => offered.some((one) => is(one, wanted))),
    missing: (expected.missing ?? []).every(({ role, field }) =>
      answer.missing.some((gap) => gap.role === role && (field === undefined || gap.field === field)),
    ),
    sourced:
      !expected.sourced || (answer.sources.length > 0 && answer.facts.every((fact) => fact.source !== '')),
  };
  return (Object.keys(checks) as (keyof Expectation)[]).filter((key) => !checks[key]);
}

function rolesMatch(roles: readonly Named[], { roles: wanted, rolesAnyOrder }: Expectation): boolean {
  if (wanted === undefined) return true;
  if (roles.length !== wanted.length) return false;
  return rolesAnyOrder
    ? wanted.every((one) => roles.some((role) => is(role, one)))
    : wanted.every((one, at) => is(roles[at], one));
}

function is(role: Named | undefined, wanted: string | string[]): boolean {
  return [wanted].flat().some((one) => role !== undefined && (one === role.id || one === `soc:${role.soc}`));
}

/** Without the differences that say nothing: case, kinds of white space, of dashes, of quotes. */
function plain(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Whether a text has a part; a figure is not found inside a longer one. */
function contains(text: string, part: string): boolean {
  const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const from = /^\d/.test(part) ? '(?<!\\d|\\d[.,])' : '';
  const to = /\d$/.test(part) ? '(?!\\d)' : '';
  return new RegExp(`${from}${escaped}${to}`).test(text);
}
