import type { ReadingClause } from '../../contract/plan.ts';
import { safeEcho } from '../../language/clean.ts';
import { listed, spoken, upperFirst, withArticle } from '../display.ts';
import { aRole, nounPlural } from '../nouns.ts';
import { headOf, type Printers } from '../said.ts';
import { text } from './texts.ts';

/** The characters that are repeated of a mention where a lead would be long. */
const BRIEFLY = 30;

/** The way in which a mention was resolved, where it is not the role's own name. */
export const printReading: Printers<ReadingClause> = {
  reading: ({ role: id, how, mention, level, brief }, said) => {
    const role = headOf(id, said);
    return upperFirst(
      text(brief ? `reading_${how}_brief` : `reading_${how}`, {
        role: aRole(role),
        short: withArticle(spoken(role.short)),
        roles: nounPlural(role),
        group: nounPlural(role),
        mention: brief ? safeEcho(mention, BRIEFLY) : safeEcho(mention),
        level: safeEcho(level ?? ''),
      }),
    );
  },
  'same-role': ({ role, mentions, guessed }, said) =>
    upperFirst(
      text(guessed ? 'same_role_guessed' : 'same_role', {
        mentions: listed(mentions.map((mention) => text('quoted', { item: safeEcho(mention) }))),
        roles: nounPlural(headOf(role, said)),
      }),
    ),
};
