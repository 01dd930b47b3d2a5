import { describe, expect, it } from 'vitest';
import { decodeControl, encodeControl } from '../../adapters/slack/controls.ts';
import { LIMITS } from '../../adapters/slack/limits.ts';
import { decodeMetadata, encodeMetadata } from '../../adapters/slack/views/metadata.ts';
import { LONG, SALARY } from '../adapters/answers.ts';
import { controlOf } from './render/show.ts';

describe('what a control carries', () => {
  it('comes back as it was', () => {
    const control = controlOf(SALARY);
    expect(decodeControl(encodeControl(control))).toEqual(control);
  });

  it('keeps within a value, without the roles where those are too long', () => {
    const roles = LONG.roles.map(({ id }) => id.padEnd(500, 'x'));
    const value = encodeControl(controlOf(LONG, { roles }));
    expect(value.length).toBeLessThan(LIMITS.buttonValue);
    expect(decodeControl(value)).toMatchObject({ roles: [] });
  });

  it.each(['', 'open', '{}', '[1,2]', '["a","b","c",["d"],["nonsense"],true]'])(
    'is nothing in %j',
    (value) => {
      expect(decodeControl(value)).toBeUndefined();
    },
  );
});

describe('what a form must know', () => {
  it('comes back as it was, and keeps within what Slack keeps', () => {
    const metadata = {
      url: `https://hooks.slack.com/${'x'.repeat(200)}`,
      conversation: 'c',
      control: controlOf(LONG),
    };
    expect(decodeMetadata(encodeMetadata(metadata))).toEqual(metadata);
  });

  it.each(['', '{}', 'null'])('is nothing in %j', (text) => {
    expect(decodeMetadata(text)).toBeUndefined();
  });
});
