import { criteria } from '../../catalogue/fields.ts';
import type { Aside, Condition, Rank } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { listed, spoken } from '../../wording/display.ts';
import { conditionsOf } from '../../wording/own/conditions.ts';
import { text } from '../../wording/own/texts.ts';
import { aspectsIn, blank, withoutFigures } from '../blank.ts';
import type { Finding, Tools } from '../intent.ts';
import { choiceOf } from '../offers.ts';
import { saidOf } from '../said.ts';

/** No criterion was read: asks for one, and ranks by nothing in its place. Each choice asks all of the question. */
export function whichCriterion(query: Rank | Aside, { catalogue }: Tools): Finding {
  const { subject } = query;
  const fields = criteria(catalogue.fields);
  const asked = askedOf(query, catalogue);
  const choices = fields.map((field) =>
    choiceOf(nameOf(field), text('ask_highest', { measure: nameOf(field), ...asked })),
  );
  const found = { ...blank('clarify', 'rank'), aspects: aspectsIn(subject), choices };
  return withoutFigures(found, subject, [{ say: 'which-criterion' }]);
}

const nameOf = ({ noun, label }: Field) => noun ?? label.toLowerCase();

/** The jobs that a question is about, in its number, groups, places and bounds, as a question says them. */
function askedOf({ conditions, places, limit }: Rank | Aside, catalogue: Tools['catalogue']) {
  const isLeftOut = (one: Condition): one is Extract<Condition, { role: string }> => 'role' in one;
  const left = conditions.filter(isLeftOut);
  const said = saidOf({ facts: [], missing: [], notes: [] }, catalogue);
  const { group, clauses } = conditionsOf(
    conditions.filter((one) => !isLeftOut(one)),
    { mixed: false, words: null, one: false },
    said,
  );
  const titles = left.map(({ role }) => spoken(catalogue.head(role).title));
  const where = places.map(({ title }) => title).join(text('question_versus'));
  const jobs = `${limit ? `${limit} ` : ''}${group}${text('ask_jobs')}`;
  return {
    jobs: where ? `${jobs} ${text('question_in', { place: where })}` : jobs,
    those: clauses.length > 0 ? text('ask_those', { clauses: listed(clauses) }) : '',
    except: titles.length > 0 ? text('ask_except', { roles: listed(titles) }) : '',
  };
}
