import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A request that is not served; the message is the one sentence that its sender reads. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, sentence: string) {
    super(sentence);
    this.status = status;
  }
}
