import type { Ages } from './ages.ts';
import type { Crosswalks } from './crosswalks.ts';
import type { AreaWages, Oews } from './oews.ts';
import type { Onet } from './onet.ts';
import type { Projections } from './projections.ts';

/** What was read, before it is one catalogue. */
export interface Material {
  onet: Onet;
  oews: Oews | null;
  states: AreaWages | null;
  metros: AreaWages | null;
  projections: Projections | null;
  ages: Ages | null;
  crosswalks: Crosswalks | null;
}
