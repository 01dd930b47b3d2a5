import type { Aside, Rank } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { text } from '../../wording/own/texts.ts';
import { blank } from '../blank.ts';
import type { Finding, Tools } from '../intent.ts';

/** Measures that are offered to rank by. */
const OFFERED = ['pay.yearly', 'growth', 'jobs', 'openings'];

/** No criterion was read: asks for one, and ranks by nothing in its place. */
export function whichCriterion({ subject }: Rank | Aside, { catalogue }: Tools): Finding {
  const fields = OFFERED.flatMap((measure) => catalogue.fields.ofMeasure(measure)[0] ?? []);
  return {
    found: {
      ...blank('clarify', 'rank'),
      aspects: subject.aspects.length > 0 ? subject.aspects : ['overview'],
      choices: fields.map((field) => ({ label: nameOf(field), text: askFor(field), roles: [], socs: [] })),
    },
    main: [{ say: 'which-criterion' }],
    notes: [],
    scope: { columns: [], subject, focus: null, fields: [] },
  };
}

const nameOf = ({ noun, label }: Field) => noun ?? label.toLowerCase();
const askFor = (field: Field) => text('ask_highest', { measure: nameOf(field) });
