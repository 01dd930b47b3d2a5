import { normalWord } from '../language/normalise.ts';

/** The grades of schools, as the lexicon has them. */
export interface Schools {
  /** Words of those who work at a school: without one of them nothing is read as a grade. */
  beside: string[];
  /** What stands for the grade before the first. */
  first: string[];
  ordinals: string[];
  /** The level of school up to each grade; `ordinal` where the number may stand before the unit ("7th grade"). */
  units: { unit: string; ordinal?: boolean; to: Record<string, string> }[];
}

/** Writes the level of school in the place of the grades that somebody teaches: "7th Grade Math Teacher", "Teacher, K-5". */
export type GradeReader = (text: string) => string;

/** Makes the reader for these schools. */
export function gradeReader({ beside, first, ordinals, units }: Schools): GradeReader {
  const grade = `(?:${[...first, ...ordinals].join('|')}|\\d{1,2}(?:\\p{L}{2})?)`;
  const range = `(${grade})(?:(?:\\s*[-–/]\\s*|\\s+to\\s+)(${grade}))?`;
  const span = `(${grade})\\s*[-–/]\\s*(${grade})`;
  const whole = (form: string) => new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'giu');
  const forms = units.flatMap(({ unit, ordinal, to }) => [
    { form: whole(`${unit}s?\\s*${range}`), to },
    ...(ordinal
      ? [
          { form: whole(`${range}[\\s-]*${unit}s?`), to },
          { form: whole(span), to },
        ]
      : []),
  ]);
  const gradeOf = (text: string) => {
    const at = ordinals.indexOf(text.toLowerCase());
    if (first.includes(text.toLowerCase())) return 0;
    return at < 0 ? Number.parseInt(text, 10) : at + 1;
  };
  // Most titles have nothing that a grade could stand beside.
  const some = new RegExp(`${units.map(({ unit }) => unit).join('|')}|[-–/]`, 'iu');
  return (text) => {
    if (!some.test(text)) return text;
    const isSchool = (word: string) => beside.includes(normalWord(word));
    if (!(text.match(/\p{L}+/gu) ?? []).some(isSchool)) return text;
    return forms.reduce(
      (read, { form, to }) =>
        read.replace(form, (said: string, low: string, high: string | undefined) => {
          const [least, most] = [gradeOf(low), gradeOf(high ?? low)];
          return schoolOf(least, most, to) ?? said;
        }),
      text,
    );
  };
}

/** The level of school that has these grades; undefined where all levels have some of them, or none. */
function schoolOf(least: number, most: number, to: Record<string, string>): string | undefined {
  const levels = Object.entries(to);
  const levelOf = (grade: number) => levels.findIndex(([last]) => grade <= Number(last));
  const [from, upTo] = [levelOf(least), levelOf(most)];
  if (upTo < from || upTo < 0 || (from === 0 && upTo === levels.length - 1)) return undefined;
  // Who teaches the youngest and some beyond them is at a school for those.
  return levels[from === 0 ? 0 : upTo]?.[1];
}
