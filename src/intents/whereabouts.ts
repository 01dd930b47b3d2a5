import { blankSubject, rolesOf } from '../contract/queries.ts';
import type { Whereabouts } from '../contract/query.ts';
import { text } from '../wording/own/texts.ts';
import { plainBesides } from './besides/plain.ts';
import { blank } from './blank.ts';
import type { Intent } from './intent.ts';
import { answerRole, questionFor } from './offers.ts';

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
    return {
      found: {
        ...blank('clarify', query.intent === 'unsettled' ? query.then : query.intent),
        roles: heads.map((head, at) => answerRole(head, named[at])),
        aspects: aspects.length > 0 ? aspects : ['overview'],
        choices:
          titles.length === 0
            ? []
            : among.map((place) => ({
                label: place.title,
                text: questionFor(titles, aspects, [place]),
                roles: [],
                socs: [],
              })),
        followUps: titles.length === 0 ? [] : [nation],
      },
      main: [{ say: 'where', words, among: among.map(({ title }) => title) }],
      notes: [],
      scope: { columns: [], subject, focus: null, fields: [] },
    };
  },
  beside: plainBesides,
};
