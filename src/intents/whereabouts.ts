import { blankSubject, rolesOf } from '../contract/queries.ts';
import type { Whereabouts } from '../contract/query.ts';
import { text } from '../wording/own/texts.ts';
import { plainBesides } from './besides/plain.ts';
import { aspectsIn, blank, withoutFigures } from './blank.ts';
import type { Intent } from './intent.ts';
import { answerRole, choiceOf, questionFor } from './offers.ts';

/** Words that name a place only to who knows where the asker is: asks where that is, and offers the nation. */
export const whereabouts: Intent<Whereabouts> = {
  find({ words, among, query }, { catalogue }) {
    const named = rolesOf(query);
    const { subject } = 'subject' in query ? query : { subject: blankSubject() };
    const { aspects } = subject;
    const heads = named.map(({ id }) => catalogue.head(id));
    const titles = heads.map(({ title }) => title);
    const nation = {
      label: text('offer_nation'),
      text: `${questionFor(titles, aspects)} ${text('nationwide')}`,
    };
    const choices = among.map((place) => choiceOf(place.title, questionFor(titles, aspects, [place])));
    const found = {
      ...blank('clarify', query.intent === 'unsettled' ? query.then : query.intent),
      roles: heads.map((head, at) => answerRole(head, named[at])),
      aspects: aspectsIn(subject),
      ...(titles.length === 0 ? {} : { choices, followUps: [nation] }),
    };
    return withoutFigures(found, subject, [{ say: 'where', words, among: among.map(({ title }) => title) }]);
  },
  beside: plainBesides,
};
