import type { Taken } from '../chat/chat.ts';

/**
 * Answers what is written down as ours when Slack was told so; also where that failed, since it is ours all the same and
 * nobody else takes it up.
 */
export async function acknowledge(ack: () => Promise<void>, taken: Taken | undefined): Promise<void> {
  try {
    await ack();
  } finally {
    void taken?.go();
  }
}
