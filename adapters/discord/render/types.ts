import type { APIMessageTopLevelComponent } from 'discord.js';

/** A file that travels with a message. */
export interface Attached {
  /** The name by which the message refers to it (`attachment://name`). */
  name: string;
  data: Buffer;
  /** A description of the content, for users who cannot see it. */
  alt: string;
}

/** A message ready to be sent: components and the files that they refer to. */
export interface Rendered {
  components: APIMessageTopLevelComponent[];
  files: Attached[];
}

/** One piece of an answer that is not torn apart without need. */
export interface Block {
  text: string;
  /** Blocks of one group stand together; a line is drawn between groups. */
  group: string;
  /** Begins a page. */
  breaks?: boolean | undefined;
}
