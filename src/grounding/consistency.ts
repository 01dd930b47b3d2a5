import type { Sentence } from './sentence.ts';

/** What a draft says of the facts themselves: that two of them cannot be compared, that a source is at odds with itself. */

/** "not directly comparable": true where roles have two statistics of one measure, or two sources. */
export function incomparable(sentence: Sentence): boolean {
  const { all, roles } = sentence.of;
  const middles = all.filter(
    (e) => e.field.measure && (e.field.statistic === 'average' || e.field.statistic === 'median'),
  );
  const statistics = (role: string, measure: string | undefined) =>
    new Set(
      middles.filter((e) => e.role === role && e.field.measure === measure).map((e) => e.field.statistic),
    );
  const sources = (role: string) => new Set(all.filter((e) => e.role === role).map((e) => e.fact.source));
  const apart = <T>(sets: Set<T>[]) => {
    const [first = new Set<T>(), ...rest] = sets;
    return rest.some((s) => s.size > 0 && first.size > 0 && first.isDisjointFrom(s));
  };
  const measures = new Set(middles.map((e) => e.field.measure));
  return (
    apart(roles.map((r) => sources(r.id))) ||
    [...measures].some((measure) => apart(roles.map((r) => statistics(r.id, measure))))
  );
}

/** "not consistent": true where a note of the case says so. */
export function unsettled({ of: { all, notes, lexicon } }: Sentence): boolean {
  const said = [...notes, ...all.flatMap((e) => e.fact.note ?? [])].map((note) => note.toLowerCase());
  return said.some((note) => lexicon.file.atOdds.some((phrase) => note.includes(phrase)));
}
