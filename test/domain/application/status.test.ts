import { describe, expect, it } from 'vitest';
import {
  type ApplicationStatus,
  applicationStatus,
  mayComeToBeScored,
  statusesBefore,
} from '../../../domain/application/status.ts';

/** Every status from which a way leads to this one that does not begin at the scores: a referral that is opened again leads back to them alone. */
const waysTo = (to: ApplicationStatus): ReadonlySet<ApplicationStatus> => {
  const found = new Set<ApplicationStatus>();
  const follow = (status: ApplicationStatus): void => {
    for (const before of statusesBefore(status)) {
      if (found.has(before) || before === 'scored') continue;
      found.add(before);
      follow(before);
    }
  };
  follow(to);
  return found;
};

describe('An application', () => {
  it.each(applicationStatus.options)('that is “%s” may come to be scored where its moves lead there', (status) => {
    expect(mayComeToBeScored(status)).toBe(waysTo('evaluating').has(status));
  });
});
