import { isAspect } from '../../src/contract/aspects.ts';
import { REASONS } from '../../src/state/ratings.ts';
import type { Request } from './turn.ts';

/** Returns the request of a button: what it does, and to what. Undefined for a button of another version. */
export function pressed(action: string, of = ''): Request | undefined {
  switch (action) {
    case 'page':
    case 'choose':
    case 'next':
      return /^\d{1,3}$/.test(of) ? { do: action, at: Number(of) } : undefined;
    case 'aspect':
      return isAspect(of) ? { do: 'aspect', aspect: of } : undefined;
    case 'undo':
    case 'share':
      return { do: action };
    case 'helpful':
    case 'unhelpful':
      return { do: 'rate', helpful: action === 'helpful' };
    case 'reason': {
      const reason = REASONS.find((one) => one === of);
      return reason && { do: 'reason', reason };
    }
  }
  return undefined;
}

/** The value of an option that does what the button would. */
export function optionOf(action: 'choose' | 'next' | 'aspect', of: string | number): string {
  return `${action}:${of}`;
}

/** Returns the request of an option that was picked from a list. */
export function picked(option: string): Request | undefined {
  const [action = '', of] = option.split(':');
  return pressed(action, of);
}
