import type { Catalogue } from '../../catalogue/catalogue.ts';
import { isWithin } from '../../catalogue/codes.ts';
import type { Condition } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import type { NamedGroup } from '../../language/group-names.ts';
import { wordingsOf } from '../../language/lexicon.ts';
import { wordsOf } from '../../language/normalise.ts';
import { byText, ofEach } from '../../memo.ts';
import type { QueryTools } from '../reading/draft.ts';
import { is, type Reading, type Span } from '../reading/reading.ts';

/** The ending of the codes of the widest groups. */
const WIDEST = '-0000';

/** The widest groups of occupations, each with the digits that its code begins with. */
export function fieldsOfWork({ groupIds, head }: Catalogue): NamedGroup[] {
  return groupIds.flatMap((id) => {
    const { soc, title } = head(id);
    return soc?.endsWith(WIDEST) ? [{ code: soc.slice(0, -WIDEST.length), title }] : [];
  });
}

/** Fields of work that are listed with one before ("tech or law"), by place, with the place of the first. */
export function groupsListed({ spans }: Reading): Map<number, number> {
  const first = new Map<number, number>();
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 2];
    if (!is(span, 'group') || !is(before, 'group') || before?.denied !== span.denied) continue;
    if (is(spans[at - 1], 'joint.or', 'joint.and')) first.set(at, first.get(at - 2) ?? at - 2);
  }
  return first;
}

/** Returns the groups of occupations that fields of work are, together; what is named for a field is not outside it. */
export function groupCondition(spans: readonly Span[], { catalogue, english }: QueryTools): Condition {
  const [{ denied }] = spans as [Span];
  const values = [...new Set(spans.map(({ value }) => value))];
  const codes = values.flatMap((value) => english.groupCodes(value));
  const named = denied ? values.flatMap((value) => codesNamed(catalogue, english)(value)) : [];
  return { group: [...new Set([...codes, ...named])], op: 'in', value: values.join(' & '), denied };
}

/** More than the lexicon has. */
const FIELDS = 1000;

const codesNamed = ofEach((catalogue: Catalogue, english: English) =>
  byText(FIELDS, (field) => codesNamedFor(field, { catalogue, english })),
);

/** The codes of occupations whose titles name a field of work, wherever they are counted: managers of IT or of sales. */
function codesNamedFor(field: string, { catalogue, english }: QueryTools): readonly string[] {
  const { file } = english;
  const codes = english.groupCodes(field);
  if (codes.every((code) => code.includes('-'))) return [];
  const within = Object.entries(file.groupCodes).filter(
    ([value, parts]) => value === field || parts.every((part) => codes.some((code) => isWithin(part, code))),
  );
  const names = within
    .flatMap(([value]) => file.senses.group?.[value] ?? [])
    .flatMap((phrase) => wordingsOf(phrase, file))
    .map((name) => ` ${wordsOf(name).join(' ')} `);
  return catalogue.ids.flatMap((id) => {
    const { title, soc } = catalogue.head(id);
    const words = ` ${wordsOf(title).join(' ')} `;
    return soc !== null && names.some((name) => words.includes(name)) ? [soc] : [];
  });
}
