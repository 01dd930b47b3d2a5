import { numberIn } from '../../catalogue/labels.ts';
import type { Verdict } from './verdict.ts';

const HALF = 50;

/** "are they mostly men": the share of the label that was named, against a half. */
export const mostlyVerdict: Verdict<'mostly'> = (
  { negated },
  asked,
  { scope: { focus, subject, columns } },
) => {
  const shares = (focus?.values ?? []).flatMap((fact) => {
    return (fact && numberIn(fact.value, subject.label ?? '')) ?? [];
  });
  if (!asked || negated || shares.length === 0 || shares.length < columns.length) return null;
  const most = shares.filter((share) => share > HALF).length;
  if (most > 0 && most < shares.length) return null;
  return { before: [{ say: 'yes-no', yes: most > 0, ground: null }] };
};
