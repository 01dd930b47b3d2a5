import { LRUCache } from 'lru-cache';

/** One way to send an answer, with what the place must be able to show for it. */
export interface Version<T> {
  needs: readonly string[];
  send(): Promise<T>;
}

/** The capabilities of places, learnt from their refusals. */
export interface Abilities {
  /**
   * Sends the first version that the place takes; the last one works anywhere. A refusal counts for the place only if
   * messages of two answers met it and a simpler one of each was taken.
   */
  send<T>(place: string, answer: string, versions: readonly Version<T>[]): Promise<T>;
}

export interface AbilitiesOptions {
  /** Returns the reason for a refusal; undefined when the failure is unrelated to the content of the message. */
  refused(error: unknown): string | undefined;
  /** A version was refused and a simpler one is tried. */
  noticed(reason: string): void;
}

/** The time for which a place counts as unable to show something, in milliseconds. */
const BELIEVED_MS = 24 * 60 * 60 * 1000;
const PLACES = 10_000;
/** Answers that must have met a refusal. */
const OPINIONS = 2;

export function abilities({ refused, noticed }: AbilitiesOptions): Abilities {
  const doubts = new LRUCache<string, Set<string>>({ max: PLACES, ttl: BELIEVED_MS });
  const key = (place: string, need: string): string => `${place} ${need}`;
  const lacks = (place: string) => (need: string) => (doubts.get(key(place, need))?.size ?? 0) >= OPINIONS;
  return {
    async send(place, answer, versions) {
      const suspects = new Set<string>();
      for (const [index, { needs, send }] of versions.entries()) {
        const last = index === versions.length - 1;
        if (!last && needs.some((need) => suspects.has(need) || lacks(place)(need))) continue;
        try {
          const sent = await send();
          for (const need of needs) doubts.delete(key(place, need));
          for (const need of suspects) {
            const doubt = doubts.get(key(place, need)) ?? new Set();
            doubts.set(key(place, need), doubt.add(answer));
          }
          return sent;
        } catch (error) {
          const reason = refused(error);
          if (last || reason === undefined) throw error;
          noticed(reason);
          // The reason often names the unsupported feature; if it does not, the first one is suspected.
          const named = needs.filter((need) => reason.includes(need));
          for (const need of named.length > 0 ? named : needs.slice(0, 1)) suspects.add(need);
        }
      }
      throw new Error('There was no version to send.');
    },
  };
}
