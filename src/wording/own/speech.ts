/** The wording of facts, roles and values inside our own clauses: the one seam to the wording of fields. */
export {
  few,
  listed,
  lowerFirst,
  showNumber,
  showShare,
  spoken,
  spokenLabel,
  upperFirst,
  withArticle,
  withOptionalArticle,
} from '../display.ts';
export { aRole, noun, nounPlural } from '../nouns.ts';
export {
  areDeeds,
  asClause,
  differenceIn,
  filledSays,
  hasOwnSubject,
  itemIn,
  ofGroup,
  predicate,
  saysOf,
  statement,
  valueIn,
} from '../sentences.ts';
export { labelIn, shareOf } from '../shares.ts';
