import type { English } from '../../language/english.ts';
import { ofEach } from '../../memo.ts';
import { is, type Reading } from './reading.ts';

const ROLE = '@role';

/** Returns the aspects and fields that a sentence asks by its form ("what does a @role do"). */
export function framedBy(reading: Reading, english: English): string[] {
  const words = outlineOf(reading, english);
  const forms = new Set(words.flatMap((word) => word.forms));
  const framed = framesOf(english).find(
    ({ frame }) => frame.every((word) => forms.has(word)) && holds(words, frame),
  );
  return framed ? [framed.value] : [];
}

/** A form that asks for an aspect or field, as its words. */
interface Frame {
  value: string;
  frame: readonly string[];
}

/** The forms of the lexicon, in its order. */
const framesOf = ofEach(({ file }: English): readonly Frame[] =>
  Object.entries(file.frames).flatMap(([name, frames]) => {
    const value = name.slice(name.indexOf(':') + 1);
    return frames.map((frame) => ({ value, frame: frame.split(' ') }));
  }),
);

/** A word of the outline: itself and its lemmas, and whether a form may pass over it. */
interface Outlined {
  forms: readonly string[];
  small: boolean;
}

/** The text in lemmas, with one sign for each run of roles and without what a form does not turn on. */
function outlineOf(reading: Reading, english: English): Outlined[] {
  const outline: Outlined[] = [];
  let beside = false;
  for (const [at, span] of reading.spans.entries()) {
    if (is(span, 'article', 'courtesy', 'statistic', 'joint.and', 'joint.or', 'compute.ratio')) continue;
    const afterRole = outline.at(-1)?.forms[0] === ROLE;
    if (is(span, 'title', 'pronoun') || (is(span, 'mention') && !beside)) {
      if (!afterRole) outline.push({ forms: [ROLE], small: false });
      beside = false;
    } else {
      const last = reading.spans[at - 1];
      // "what does a technician on a film set do": where somebody works is passed over.
      const place = beside && is(span, 'mention');
      beside = afterRole && is(span, 'joint.in', 'joint.about', 'joint.at');
      // "who needs more X, a Y or a Z": what there is more of is no small word.
      const more = is(span, 'unknown') && is(last, 'direction') && last?.degree !== null;
      const passed = is(span, 'filler.filler', 'filler.me', 'filler.relative', 'unknown') && !more;
      const small = place || beside || passed;
      for (const { word } of reading.tokens.slice(span.from, span.to)) {
        const forms = [word, ...english.lemmas(word).map(({ lemma }) => lemma)];
        outline.push({ forms, small });
      }
    }
  }
  return outline;
}

/** Returns whether the words of a form follow each other, but for small ones. */
function holds(words: readonly Outlined[], frame: readonly string[]): boolean {
  return words.some((_, from) => {
    let at = from;
    for (const [place, word] of frame.entries()) {
      while (place > 0 && words[at]?.small && !words[at]?.forms.includes(word)) at += 1;
      if (!words[at]?.forms.includes(word)) return false;
      at += 1;
    }
    return true;
  });
}
