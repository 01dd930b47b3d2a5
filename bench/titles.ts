import { basename } from 'node:path';
import { createAssistant } from '../src/assistant.ts';
import type { Catalogue } from '../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../src/catalogue/load.ts';
import { createCatalogue } from '../src/catalogue/merge.ts';
import { openOfficial } from '../src/catalogue/store.ts';
import type { Assistant } from '../src/contract/assistant.ts';
import { createMatcher, type TitleMatcher } from '../src/titles/matcher.ts';
import { type BenchInputs, type Mention, readLines } from './inputs.ts';
import { type ListedTitle, listedTitles } from './listed-titles.ts';
import { duration, median, percent, quantile, ratio, table, timed } from './measure.ts';
import { PEERS, type Peer } from './peers.ts';

/** The result of one method of finding titles for one mention. */
interface Found {
  /** Codes of the roles it found, best first. */
  socs: string[];
  /** It would answer with the first; saying that it is the nearest or the likeliest. */
  answers: boolean;
  nearest: boolean;
  confidence: number;
  ms: number;
}

/** Finds roles for a mention; what is returned tells which, and is no part of what is timed. */
type Finder = (mention: string) => Promise<() => Omit<Found, 'ms'>>;

/**
 * Mentions of each set that every finder is asked, unless all are wanted: raw fuse.js takes most of a second for each.
 */
const SAMPLE = 40;
/** Listed titles asked before the clock counts. */
const WARM_UP = 200;
/** Matchers that are asked everything before any counts, and those that count, each asked what counts once. */
const COLD = 10;
const ROUNDS = 10;

/** Rolewise against search libraries over the same titles: how often right, how fast. */
export async function bench(inputs: BenchInputs): Promise<void> {
  const imported = openOfficial(inputs.catalogue);
  const embedded = loadEmbedded();
  const catalogue = createCatalogue(embedded, imported);
  const titles = listedTitles(catalogue, imported, embedded.names);
  const opened = () => createMatcher({ catalogue, embedded, official: imported });
  const sets = inputs.titles.map((file) => {
    const mentions = readLines<Mention>(file);
    return { name: basename(file), mentions, asked: inputs.all ? mentions : spread(mentions, SAMPLE) };
  });
  const others = sets.flatMap(({ mentions, asked }) => mentions.filter((one) => !asked.includes(one)));
  const before = [
    ...spread(titles, WARM_UP).map(({ text }) => text),
    ...others.map(({ mention }) => mention),
  ];
  console.log(`Over the same ${titles.length} titles of ${catalogue.ids.length} roles.`);
  const samples = sets.map(({ asked }) => asked);
  const measured = [await measureOwn(opened, catalogue, before, samples)];
  for (const peer of PEERS) measured.push(await measurePeer(peer, titles, samples));
  const matcher = opened();
  const assistant = createAssistant({ imported });
  for (const [at, { name, mentions, asked }] of sets.entries()) {
    console.log(`\n### ${name}\n\n${asked.length} of ${mentions.length} mentions, evenly spread:\n`);
    const first = measured[0]?.found[at];
    const rows = measured.map((one, place) => row(one, at, asked, place === 0 ? undefined : first));
    console.log(table(HEAD, rows));
    const whole = await measure(mentions, assistantFinder(assistant));
    console.log(`\nAll ${mentions.length} mentions, each as a question of its own, by kind:\n`);
    console.log(byKind(mentions, whole));
  }
  const all = sets.flatMap(({ mentions }) => mentions);
  const matched = await measure(all, matcherFinder(matcher, catalogue));
  console.log('\nConfidence of the matcher, and how often its first role was right, over all sets:\n');
  console.log(reliability(all, matched));
  imported?.close();
}

/** A finder, the milliseconds that it took to open, and what it found for each mention of each sample. */
interface Measured {
  name: string;
  opened: number;
  found: Found[][];
}

/**
 * Measures the matcher as it is in a process that has answered for a while, whose code is compiled, and never a
 * remembered answer: matcher after matcher is asked other mentions first. Each mention counts with its median of all.
 */
async function measureOwn(
  open: () => TitleMatcher,
  catalogue: Catalogue,
  before: readonly string[],
  samples: readonly (readonly Mention[])[],
): Promise<Measured> {
  const opened: number[] = [];
  const rounds: Found[][][] = [];
  for (let round = -COLD; round < ROUNDS; round += 1) {
    const { ms, value: matcher } = await timed(open);
    for (const mention of before) matcher.resolve(mention);
    const found: Found[][] = [];
    for (const asked of samples) found.push(await measure(asked, matcherFinder(matcher, catalogue)));
    if (round < 0) continue;
    opened.push(ms);
    rounds.push(found);
  }
  const timesOf = (sample: number, at: number) => rounds.flatMap((found) => found[sample]?.[at]?.ms ?? []);
  const last = rounds.at(-1) ?? [];
  return {
    name: 'Rolewise',
    opened: median(opened),
    found: last.map((found, sample) => found.map((one, at) => ({ ...one, ms: median(timesOf(sample, at)) }))),
  };
}

/**
 * Measures a peer, which is let go of after it. It goes over every title for one question, so that its loops are compiled
 * within the first, which is not timed, and one time each says enough.
 */
async function measurePeer(
  { name, open }: Peer,
  titles: readonly ListedTitle[],
  samples: readonly (readonly Mention[])[],
): Promise<Measured> {
  const { ms, value } = await timed(() => open(titles.map((title) => title.text)));
  const find: Finder = async (mention) => {
    const hits = await value(mention);
    return () => {
      const socs = [...new Set(hits.flatMap((at) => titles[at]?.socs ?? []))];
      return { socs, answers: hits.length > 0, nearest: false, confidence: 1 };
    };
  };
  await measure([{ mention: titles[0]?.text ?? '', soc: [], kind: '' }], find);
  const found: Found[][] = [];
  for (const asked of samples) found.push(await measure(asked, find));
  return { name, opened: ms, found };
}

const HEAD = [
  'finder',
  'top-1',
  'top-5',
  'false accepts',
  'median',
  'p99',
  'slower (median)',
  'slower (p99)',
  'opened in',
];

/** The row of a finder for one sample, set against what the first found. */
function row(
  { name, opened, found: all }: Measured,
  sample: number,
  mentions: readonly Mention[],
  against: readonly Found[] | undefined,
): string[] {
  const found = all[sample] ?? [];
  const { top1, top5, jobs, accepted, others } = count(mentions, found);
  const times = found.map((one) => one.ms);
  const base = against?.map((one) => one.ms);
  return [
    name,
    percent(top1, jobs),
    percent(top5, jobs),
    percent(accepted, others),
    duration(median(times)),
    duration(quantile(times, 0.99)),
    base ? ratio(median(times) / median(base)) : '1×',
    base ? ratio(quantile(times, 0.99) / quantile(base, 0.99)) : '1×',
    duration(opened),
  ];
}

async function measure(mentions: readonly Mention[], find: Finder): Promise<Found[]> {
  const found: Found[] = [];
  for (const { mention } of mentions) {
    const { ms, value } = await timed(() => find(mention));
    found.push({ ...value(), ms });
  }
  return found;
}

function isRight(mention: Mention, found: Found | undefined): boolean {
  return found?.answers === true && mention.soc.includes(found.socs[0] ?? '');
}

function count(mentions: readonly Mention[], found: readonly Found[]) {
  const sums = { jobs: 0, top1: 0, top5: 0, wrong: 0, others: 0, accepted: 0, nearest: 0 };
  mentions.forEach((mention, at) => {
    const one = found[at];
    if (mention.soc.length === 0) {
      sums.others += 1;
      if (one?.answers && one.nearest) sums.nearest += 1;
      else if (one?.answers) sums.accepted += 1;
      return;
    }
    sums.jobs += 1;
    if (isRight(mention, one)) sums.top1 += 1;
    else if (one?.answers) sums.wrong += 1;
    if (one?.socs.slice(0, 5).some((soc) => mention.soc.includes(soc))) sums.top5 += 1;
  });
  return sums;
}

function byKind(mentions: readonly Mention[], found: readonly Found[]): string {
  const kinds = [...new Set(mentions.map((mention) => mention.kind))];
  const line = (name: string, chosen: (mention: Mention) => boolean) => {
    const positions = mentions.flatMap((mention, at) => (chosen(mention) ? [at] : []));
    const sums = count(
      positions.flatMap((at) => mentions[at] ?? []),
      positions.flatMap((at) => found[at] ?? []),
    );
    return [
      name,
      String(positions.length),
      percent(sums.top1, sums.jobs),
      percent(sums.top5, sums.jobs),
      percent(sums.wrong, sums.jobs),
      percent(sums.accepted, sums.others),
      percent(sums.nearest, sums.others),
    ];
  };
  return table(
    ['kind', 'mentions', 'top-1', 'top-5', 'wrong', 'false accepts', 'said nearest'],
    [...kinds.map((kind) => line(kind, (mention) => mention.kind === kind)), line('all', () => true)],
  );
}

/** Compares confidences with the share of right answers: of those at 90%, nine in ten should be right. */
function reliability(mentions: readonly Mention[], found: readonly Found[]): string {
  const edges = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01];
  const rows = edges.slice(0, -1).flatMap((from, at) => {
    const to = edges[at + 1] ?? 1.01;
    const inside = mentions.flatMap((mention, position) => {
      const one = found[position];
      return one && one.socs.length > 0 && one.confidence >= from && one.confidence < to
        ? [{ mention, one }]
        : [];
    });
    if (inside.length === 0) return [];
    const right = inside.filter(({ mention, one }) => mention.soc.includes(one.socs[0] ?? '')).length;
    const mean = inside.reduce((sum, { one }) => sum + one.confidence, 0) / inside.length;
    const label = `${Math.round(100 * from)}–${Math.round(100 * Math.min(1, to))}%`;
    return [[label, String(inside.length), `${(100 * mean).toFixed(0)}%`, percent(right, inside.length)]];
  });
  return table(['confidence', 'mentions', 'mean', 'right'], rows);
}

function matcherFinder(matcher: TitleMatcher, catalogue: Catalogue): Finder {
  return async (mention) => {
    const { standing, candidates } = matcher.resolve(mention);
    const nearest = standing === 'nearest';
    return () => ({
      socs: candidates.flatMap(({ role }) => catalogue.head(role).soc ?? []),
      answers: nearest || standing === 'sure',
      nearest,
      confidence: candidates[0]?.confidence ?? 0,
    });
  };
}

function assistantFinder(assistant: Assistant): Finder {
  return async (mention) => {
    const { outcome, roles, choices } = await assistant.ask({ text: mention });
    const socs = [...roles.flatMap((role) => role.soc ?? []), ...choices.flatMap((choice) => choice.socs)];
    return () => ({
      socs: [...new Set(socs)],
      answers: outcome === 'answer',
      nearest: NEAREST.includes(roles[0]?.reading ?? ''),
      confidence: roles[0]?.confidence ?? 0,
    });
  };
}

/** Readings of a role that say that it is not the very one that was named. */
const NEAREST: readonly string[] = ['nearest', 'family'];

/** Returns `size` elements of a list, evenly spread over it. */
function spread<T>(list: readonly T[], size: number): T[] {
  if (list.length <= size) return [...list];
  return Array.from({ length: size }, (_, at) => list[Math.floor((at * list.length) / size)]).flatMap(
    (one) => (one === undefined ? [] : [one]),
  );
}
