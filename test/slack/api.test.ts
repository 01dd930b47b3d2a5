import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import {
  isSpent,
  isStreamOver,
  patiently,
  ResponseUrlError,
  reasonOf,
  refusal,
} from '../../adapters/slack/api.ts';
import { failing as meaning } from '../../adapters/slack/failing.ts';

const said = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

/** A call that fails with these, one after the other, then works. */
function failing(...errors: Error[]) {
  const calls = { count: 0 };
  const call = async () => {
    const error = errors[calls.count];
    calls.count += 1;
    if (error) throw error;
    return 'done';
  };
  return { call, calls };
}

function lost(code: string): webApi.WebAPIRequestError {
  const cause = Object.assign(new Error(code), { code });
  return new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

describe('what Slack says', () => {
  it.each([
    [said('invalid_blocks'), { refused: true, forbidden: false, over: false }],
    [new ResponseUrlError(400, 'invalid_blocks'), { refused: true, forbidden: false, over: false }],
    [said('not_in_channel'), { refused: false, forbidden: true, over: false }],
    [said('restricted_action_read_only_channel'), { refused: false, forbidden: true, over: false }],
    [said('message_not_in_streaming_state'), { refused: false, forbidden: false, over: true }],
    [new Error('invalid_blocks'), { refused: false, forbidden: false, over: false }],
  ])('is understood: %s', (error, { refused, forbidden, over }) => {
    const found = [refusal(error) !== undefined, meaning(error).kind === 'forbidden', isStreamOver(error)];
    expect(found).toEqual([refused, forbidden, over]);
  });

  it('is that a method is unknown, where it is not there at all; that is final', async () => {
    const absent = new webApi.WebAPIHTTPError(404, 'Not Found', {});
    expect([reasonOf(absent), meaning(absent).kind]).toEqual(['unknown_method', 'other']);
    const { call, calls } = failing(absent);
    await expect(patiently(call, true)).rejects.toBe(absent);
    expect(calls.count).toBe(1);
  });

  it('is no word of ours', () => {
    expect(reasonOf(new Error('x'))).toBe('');
  });
});

describe('the address of an interaction', () => {
  it.each([
    [new ResponseUrlError(404, 'expired_url'), true],
    [new ResponseUrlError(401, 'invalid_auth'), true],
    [new ResponseUrlError(400, 'invalid_blocks'), false],
    [new ResponseUrlError(500, ''), false],
  ])('is of no more use after %s: %s', (error, spent) => {
    expect(isSpent(error)).toBe(spent);
  });
});

describe('a call', () => {
  it('that was never sent is made again', async () => {
    const { call, calls } = failing(lost('ECONNREFUSED'));
    expect(await patiently(call)).toBe('done');
    expect(calls.count).toBe(2);
  });

  it('that may have come through is made again only where that does no harm', async () => {
    const post = failing(lost('ECONNRESET'));
    await expect(patiently(post.call)).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
    expect(post.calls.count).toBe(1);
    const read = failing(lost('ECONNRESET'));
    expect(await patiently(read.call, true)).toBe('done');
  });

  it('that Slack refuses is not made again', async () => {
    const { call, calls } = failing(said('invalid_blocks'));
    await expect(patiently(call, true)).rejects.toThrow('invalid_blocks');
    expect(calls.count).toBe(1);
  });

  it('that would have to wait for minutes fails at once', async () => {
    const { call, calls } = failing(new webApi.WebAPIRateLimitedError(3600));
    await expect(patiently(call)).rejects.toBeInstanceOf(webApi.WebAPIRateLimitedError);
    expect(calls.count).toBe(1);
  });
});
