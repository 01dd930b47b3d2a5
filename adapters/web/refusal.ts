import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A request that is not served; the message is the one sentence that its sender reads. */
export class Refusal extends HTTPException {
  override name = 'Refusal';

  constructor(status: ContentfulStatusCode, sentence: string) {
    super(status, { message: sentence });
  }
}
