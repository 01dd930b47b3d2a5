import type { Claim } from '../../contract/beside.ts';
import type { Aside, Context } from '../intent.ts';

/** Something claimed or asked of the facts, as each kind of it is answered; null where the facts allow no verdict. */
export type Verdict<Kind extends Claim['kind']> = (
  claim: Extract<Claim, { kind: Kind }>,
  asked: boolean,
  context: Context,
) => Aside | null;
