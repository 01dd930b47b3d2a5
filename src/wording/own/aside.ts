import type { AsideClause } from '../../contract/plain-clauses.ts';
import { safeEcho } from '../../language/clean.ts';
import { few, listed, upperFirst } from '../display.ts';
import { englishOnly } from '../english-only.ts';
import { nounPlural } from '../nouns.ts';
import { placeName } from '../places.ts';
import { headOf, type Printers } from '../said.ts';
import { counted, text } from './texts.ts';

const example = (words: string | null) => (words === null ? '' : text('example', { example: words }));

/** The clauses of answers without a look-up, and questions back. */
export const printAside: Printers<AsideClause> = {
  list: ({ shown, total, group }, said) => {
    if (total === 0) return text('list_none');
    const names = listed(shown.map((id) => nounPlural(headOf(id, said))));
    const all = shown.length === total;
    if (group !== null)
      return text(all ? 'list_group' : 'list_group_some', { total, names, group: safeEcho(group) });
    return text(all ? 'list_all' : 'list_some', { total, names });
  },
  'which-mention': ({ mention, beside }) =>
    withWords(mention, (words) =>
      beside.length === 0
        ? text('which_mention', { mention: words })
        : text('which_mention_beside', {
            mention: words,
            beside: listed(beside.map((item) => text('quoted', { item: safeEcho(item) }))),
          }),
    ),
  where: ({ words, among }) =>
    among.length > 0
      ? text('which_of_places', { words: safeEcho(words), names: listed(among.map(placeName), text('or')) })
      : text('where', { words: safeEcho(words) }),
  'which-role': ({ ofAll }) => text(ofAll ? 'of_all_roles' : 'which_role'),
  'which-criterion': () => text('which_criterion'),
  'which-subject': ({ roles }, said) =>
    text('which_subject', { roles: listed(roles.map((id) => nounPlural(headOf(id, said)))) }),
  about: ({ publishers }) => text('about', { publishers: few(publishers) }),
  help: (clause) => text('help', { example: example(clause.example) }),
  'off-topic': (clause) => {
    const own = englishOnly(clause.language);
    const words = example(clause.example);
    return own ? `${own.understood}${words}` : text('off_topic', { example: words });
  },
  thanks: () => text('welcome'),
  distress: ({ distress, language }) =>
    englishOnly(language)?.distress?.[distress] ??
    text(distress === 'harmed' ? 'distress_harmed' : 'distress_in_danger'),
  'no-advice-by-trait': () => text('no_advice_by_trait'),
  'unknown-mention': ({ mention, candidates, crime }) => {
    return withWords(mention, (words) => {
      const params = { mention: words };
      if (crime) return upperFirst(text('uncounted', params));
      if (candidates.length === 0) return upperFirst(text('unknown_mention', params));
      return upperFirst(counted('unknown_mention_near', candidates.length, params));
    });
  },
};

/** A sentence about a mention, or the plain question where it holds no word to show: signs alone. */
function withWords(mention: string, sentence: (words: string) => string): string {
  const words = safeEcho(mention);
  return /[\p{L}\p{N}]/u.test(words) ? sentence(words) : text('which_role');
}
