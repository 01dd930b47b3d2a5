import { has, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** The years of age of people who work. */
const [YOUNGEST, OLDEST] = [14, 100];

/** "what % of Xs are over 55", "how many Xs are under 30": the words for how many of a role are of an age; undefined where none are asked for. */
export function ofAgeAsked(reading: Reading): Span | undefined {
  const { spans } = reading;
  const shares = has(reading, 'compute.percent', 'share', 'question.count', 'mostly');
  if (!shares || !has(reading, 'title') || has(reading, 'aspect', 'field', 'level', 'job')) return undefined;
  return spans.find(({ quantity }, at) => {
    if (!quantity || (quantity.bound !== 'over' && quantity.bound !== 'under')) return false;
    if (quantity.value < YOUNGEST || quantity.value >= OLDEST || quantity.period !== null) return false;
    const [of] = nearestOf(spans, at, -1, 'auxiliary', 'filler', 'article');
    return (quantity.unit === null || quantity.unit === 'years') && is(of, 'title');
  });
}
