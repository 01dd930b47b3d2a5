import { has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';

/** The words for a next step, where nothing asks which. */
export function stepsIn(reading: Reading): Span[] {
  const asks = has(
    reading,
    'question.what',
    'question.which',
    'question.where',
    'job.job',
    'relation.similar',
    'direction.same',
  );
  return asks ? [] : spansOf(reading, 'relation.transitionOut');
}

/** "aiming to be an X", "his heart is set on being an X": what is wanted is to be something. */
export function wishes({ spans }: Reading): Span[] {
  return spans.filter((span, at) => {
    const [after, next] = nearestOf(spans, at, 1, 'filler', 'joint.to', 'joint.about');
    return is(span, 'want') && is(after, 'auxiliary.aux') && is(next, 'article.indefinite');
  });
}
