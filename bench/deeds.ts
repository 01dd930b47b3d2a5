import { writeFileSync } from 'node:fs';
import { loadEmbedded } from '../src/catalogue/load.ts';
import { openOfficial } from '../src/catalogue/store.ts';
import { openEnglish } from '../src/language/english.ts';
import { normalWord } from '../src/language/normalise.ts';
import { askWords, type DeedEvidence, type DeedFeatures, DeedReader } from '../src/titles/deed-features.ts';
import { type DeedLines, indexLines, type Told } from '../src/titles/deed-lines.ts';
import { DEEDS_FILE, type DeedWeights, deedScore } from '../src/titles/deeds.ts';
import { softmax } from '../src/titles/score/weights.ts';
import { toldLine, toldRoles } from '../src/titles/told.ts';
import { shippedWordModel } from '../src/titles/word-model/word-model.ts';
import { COMMANDS } from '../src/understanding/naming/described.ts';
import { lemmasOf } from '../src/understanding/naming/word-forms.ts';
import { draws } from './fitting/random.ts';
import { fitChoices, round } from './fitting/regression.ts';

const FEATURES: readonly (keyof DeedFeatures)[] = ['best', 'second', 'together', 'speech', 'jobs'];
const SEED = 1;
/** The share of the lines that are asked for, one at a time, each left out of the index; and those to learn from. */
const ASKED = 0.4;
const LEARNED = 0.6;
/** Fewer words tell of too many. */
const FEWEST_WORDS = 2;
/** The corners of the table of confidence. */
const CONFIDENT = [0.15, 0.25, 0.4, 0.6, 0.8];

/** A line that was left out: the roles for which most speaks without it, and which of them it is told of. */
interface Left {
  found: DeedEvidence[];
  right: boolean[];
}

/**
 * Learns the weights by which roles are found by what is done, from lines that people say of them, each as if nobody
 * had said it; writes them to `data/titles/deeds.json`, and says how well they do on lines that they did not shape.
 */
export async function bench(): Promise<void> {
  const embedded = loadEmbedded();
  const told = toldRoles({
    embedded,
    official: openOfficial(undefined),
    people: shippedWordModel(),
    roleOf: () => undefined,
  });
  const left = leaveOut(told, Object.values(embedded.deeds()).flat());
  const learned = Math.floor(LEARNED * left.length);
  const weights = learn(left.slice(0, learned));
  report(left.slice(learned), weights);
  writeFileSync(DEEDS_FILE, `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`\nWritten: data/titles/deeds.json, from ${learned} lines.`);
}

function leaveOut(told: readonly Told[], lines: readonly string[]): Left[] {
  const index = indexLines(told);
  const reader = new DeedReader(index);
  const ask = asker();
  const draw = draws(SEED);
  const places = placesOf(told, index);
  return draw.shuffled(lines.filter(() => draw.share() < ASKED)).flatMap((line) => {
    const words = ask(line);
    const at = places.get(toldLine(line));
    if (at === undefined || words.length < FEWEST_WORDS) return [];
    const found = reader.read(askWords(index, words), at);
    return [{ found, right: found.map(({ role }) => role === index.roleOf[at]) }];
  });
}

/** The place in the index of each line that people say. */
function placesOf(told: readonly Told[], index: DeedLines): ReadonlyMap<string, number> {
  const lines = told.flatMap(({ said, official }) => [...said, ...official]);
  return new Map(lines.flatMap((line, at) => (index.isSaid[at] === 1 ? [[line, at] as const] : [])));
}

/** Takes a line to words as a question is: those that set words together say nothing. */
function asker(): (line: string) => string[][] {
  const english = openEnglish(loadEmbedded().fields.all);
  const kinds = new Set([...english.file.functionKinds, 'owner']);
  return (line) => {
    const tokens = english.tokens(line);
    const hits = english.senses(tokens, () => false);
    const joining = hits.filter(
      ({ from, to, sense, slip }) => !slip && to === from + 1 && kinds.has(sense.kind),
    );
    const commands = hits.filter(({ sense }) => COMMANDS.includes(`${sense.kind}.${sense.value}`));
    const small = new Set(joining.map(({ from }) => from));
    for (const { from } of commands) small.delete(from);
    const telling = tokens.flatMap(({ number }, at) => (number === null && !small.has(at) ? [at] : []));
    return telling.map((at) => lemmasOf({ tokens, english }, at).map(normalWord));
  };
}

function learn(left: readonly Left[]): DeedWeights {
  const choices = left.map(({ found, right }) => ({
    rows: found.map((one) => FEATURES.map((name) => one[name])),
    right,
    weight: 1,
  }));
  const weights = fitChoices(choices);
  return Object.fromEntries(FEATURES.map((name, at) => [name, round(weights[at] ?? 0)])) as DeedWeights;
}

function report(left: readonly Left[], weights: DeedWeights): void {
  const judged = left.map(({ found, right }) => {
    const shares = [...softmax(found.map((one) => deedScore(one, weights)))];
    const order = shares
      .map((share, at) => ({ share, right: right[at] ?? false }))
      .sort((a, b) => b.share - a.share);
    return { first: order[0], inFive: order.slice(0, 5).some((one) => one.right) };
  });
  const share = (of: readonly boolean[]) =>
    `${Math.round((1000 * of.filter(Boolean).length) / of.length) / 10}%`;
  console.log(
    `Of ${judged.length} lines, first: ${share(judged.map(({ first }) => first?.right ?? false))}, in five: ${share(judged.map(({ inFive }) => inFive))}.\n`,
  );
  console.log('| share from | lines | first is right |\n| --: | --: | --: |');
  CONFIDENT.forEach((from, at) => {
    const within = judged.filter(({ first }) => {
      const own = first?.share ?? 0;
      return own >= from && own < (CONFIDENT[at + 1] ?? 2);
    });
    console.log(
      `| ${from} | ${within.length} | ${share(within.map(({ first }) => first?.right ?? false))} |`,
    );
  });
}
