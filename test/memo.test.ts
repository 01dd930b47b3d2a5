import { expect, test, vi } from 'vitest';
import { byText, ofEach, once } from '../src/memo.ts';

test('what is made once is made at the first call', () => {
  const make = vi.fn(() => ({}));
  const kept = once(make);
  expect(make).not.toHaveBeenCalled();
  expect(kept()).toBe(kept());
  expect(make).toHaveBeenCalledTimes(1);
});

test('an object has its own, even where that is nothing', () => {
  const make = vi.fn((_: object): string | undefined => undefined);
  const kept = ofEach(make);
  const [one, other] = [{}, {}];
  kept(one);
  kept(one);
  kept(other);
  expect(make.mock.calls).toEqual([[one], [other]]);
});

test('of texts, the newest are kept', () => {
  const make = vi.fn((text: string) => (text === 'b' ? undefined : text));
  const kept = byText(2, (text) => make(text));
  for (const text of ['a', 'b', 'b', 'a', 'c', 'b', 'a']) kept(text);
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a']);
});

test('what is not made is tried again', () => {
  const make = vi.fn().mockImplementationOnce(() => {
    throw new Error('not yet');
  });
  const kept = byText(2, (text) => make(text));
  expect(() => kept('a')).toThrow('not yet');
  expect(() => kept('a')).not.toThrow();
});
