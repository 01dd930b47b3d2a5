import type { FieldRegistry } from '../catalogue/fields.ts';
import { ASPECTS, type Aspect } from '../contract/aspects.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import type { Reading } from './tags.ts';

/** What a frame asks for. */
export interface Framed {
  aspect: Aspect;
  field?: string;
}

/** The frames of the lexicon ("where do * work") that a question fits; the longest decides. */
export function framesOf(
  reading: Reading,
  mentions: readonly Mention[],
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
): Framed[] {
  const gapped = ` ${withGaps(reading, mentions, lexicon).join(' ')} `;
  const fitting = lexicon.frames.filter(({ words }) => gapped.includes(words));
  const best = fitting.reduce<(typeof fitting)[number] | undefined>(
    (longest, frame) => (longest && longest.words.length >= frame.words.length ? longest : frame),
    undefined,
  );
  if (!best) return [];
  if (fields.has(best.asks)) return [{ aspect: fields.get(best.asks).aspect, field: best.asks }];
  const aspect = ASPECTS.find((one) => one === best.asks);
  return aspect ? [{ aspect }] : [];
}

/** The words of a question with `*` for each role or pronoun, articles left out. */
function withGaps(reading: Reading, mentions: readonly Mention[], { sets }: QuestionLexicon): string[] {
  const words: string[] = [];
  for (let at = 0; at < reading.words.length; at += 1) {
    const mention = mentions.find((one) => one.from === at);
    const word = reading.words[at] ?? '';
    if (mention) {
      words.push('*');
      at = mention.to - 1;
    } else if (sets.stand_ins.has(word)) words.push('*');
    else if (!sets.articles.has(word)) words.push(word);
  }
  return words;
}
