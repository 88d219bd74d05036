import { describe, expect, it } from 'vitest';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { asked } from './a-check.ts';
import { aLocation, aProvider } from './a-location.ts';

describe('the check of whatever the register answered', () => {
  it('is the same for a location that was found', () => {
    const looked = { kind: 'found', location: aLocation().onRegister(), provider: aProvider(), siblings: [] } as const;
    expect(checkAgainstRegister({ ...looked, siblings: [] }, asked)).toEqual({
      outcome: 'pass',
      reasons: [],
      compared: [],
    });
  });

  it('refers an id that the register does not hold', () => {
    const { outcome, reasons } = checkAgainstRegister({ kind: 'not-found' }, asked);
    expect(outcome).toBe('refer');
    expect(reasons).toMatchObject([{ code: 'not-on-register' }]);
  });

  it('says so when the id is a provider’s', () => {
    const { reasons } = checkAgainstRegister({ kind: 'not-found', providerOfThatId: aProvider() }, asked);
    expect(reasons[0]?.text).toContain('the ID of a provider, Demo Willow Lane Home Care Ltd');
  });

  it.each(['timeout', 'throttled', 'server-error', 'misdirected', 'refused', 'unreachable'] as const)(
    'never fails anybody because the register could not be asked (%s)',
    (why) => {
      const { outcome, reasons } = checkAgainstRegister({ kind: 'unavailable', why }, asked);
      expect(outcome).toBe('refer');
      expect(reasons).toMatchObject([{ code: 'register-unavailable', outcome: 'refer' }]);
    },
  );

  it.each(['location', 'provider'] as const)(
    'says that the record of the %s could not be read, which is another thing than an outage',
    (record) => {
      const { outcome, reasons } = checkAgainstRegister({ kind: 'unreadable', record }, asked);
      expect(outcome).toBe('refer');
      expect(reasons).toMatchObject([
        {
          code: 'record-unreadable',
          outcome: 'refer',
          text: expect.stringContaining(`record of the ${record} could not be read`),
        },
      ]);
    },
  );
});
