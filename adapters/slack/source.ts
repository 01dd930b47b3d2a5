import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Source } from './events/message.ts';

/** The workspace that something comes from, as Bolt knows it. */
export function sourceOf(context: AllMiddlewareArgs['context'], otherwise: string | undefined): Source {
  const { teamId, enterpriseId } = context;
  return { team: teamId ?? otherwise ?? '', ...(enterpriseId ? { enterprise: enterpriseId } : {}) };
}
