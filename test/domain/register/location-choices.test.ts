import { describe, expect, it } from 'vitest';
import { locationsOfProvider, MOST_OFFERED } from '../../../domain/register/location-choices.ts';
import { aLocation, aProvider } from './a-location.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `1-1000000${String(at).padStart(2, '0')}`);

describe('The locations to choose from, where a provider’s ID was entered', () => {
  it('are those of the provider, by name where they were read, and no closed one', () => {
    const [open = '', closed = '', unread = ''] = ids(3);
    const locations = [aLocation().called(open).onRegister(), aLocation().called(closed).deregistered().onRegister()];
    expect(
      locationsOfProvider({ providerOfThatId: aProvider({ locationIds: [open, closed, unread] }), locations }),
    ).toEqual([
      { locationId: open, name: `Branch ${open}`, relation: 'same-provider' },
      { locationId: unread, name: undefined, relation: 'same-provider' },
    ]);
  });

  it('are no more than anybody reads, and none of a provider that has none', () => {
    expect(locationsOfProvider({ providerOfThatId: aProvider({ locationIds: ids(30) }) })).toHaveLength(MOST_OFFERED);
    expect(locationsOfProvider({ providerOfThatId: aProvider({ locationIds: [] }) })).toEqual([]);
  });
});
