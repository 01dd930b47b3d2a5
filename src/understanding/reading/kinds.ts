/** Kinds of words that go together wherever they are looked for. */

/** Words that name what can be told of a job. */
export const SUBJECTS = ['aspect', 'field'];
/** Words that compare, or put in order. */
export const COMPARED = ['direction', 'most', 'least'];
/** Words that ask something which is known of jobs. */
export const ASKED = [
  ...SUBJECTS,
  'most',
  'least',
  'unmeasured',
  'level',
  'statistic',
  'period',
  'compute',
  'label',
  'share',
];
/** Words that speak of jobs, or of somebody who looks for one. */
export const OF_JOBS = ['job', 'self', 'want', 'turn'];
/** Words set between two roles of one choice. */
export const BETWEEN = ['relation.versus', 'joint.or', 'joint.and', 'joint.than', 'joint.as'];
/** Names of the ordinals, in order. */
export const ORDINALS: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth'];
