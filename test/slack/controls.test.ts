import { describe, expect, it } from 'vitest';
import { decodeAbout, encodeAbout } from '../../adapters/slack/controls.ts';
import { placeSchema } from '../../adapters/slack/place.ts';
import { decodeMetadata, encodeMetadata } from '../../adapters/slack/views/metadata.ts';

const ABOUT = { ref: '0123456789abcdef', owner: 'U0000000001' };

describe('what a control carries', () => {
  it('comes back as it was', () => {
    expect(decodeAbout(encodeAbout(ABOUT))).toEqual(ABOUT);
  });

  it.each(['', 'open', '{}', 'a.', '.b', 'a.b.c', `${'x'.repeat(40)}.U1`])('is nothing in %j', (value) => {
    expect(decodeAbout(value)).toBeUndefined();
  });
});

describe('what a form must know', () => {
  it('comes back as it was, and keeps within what Slack keeps', () => {
    const place = placeSchema.parse({
      team: 'T0000000001',
      channel: 'C0000000001',
      url: `https://hooks.slack.com/${'x'.repeat(200)}`,
    });
    const metadata = { place, about: ABOUT, hidden: true };
    expect(decodeMetadata(encodeMetadata(metadata))).toEqual(metadata);
  });

  it.each(['', '{}', 'null'])('is nothing in %j', (text) => {
    expect(decodeMetadata(text)).toBeUndefined();
  });
});
