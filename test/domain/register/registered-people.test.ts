import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../../domain/register/registered-people.ts';

const person = (personGivenName: string, personFamilyName: string) => ({
  personTitle: 'Ms',
  personGivenName,
  personFamilyName,
});
const location = {
  name: 'Demo Willow Lane Home Care',
  regulatedActivities: [{ name: 'Personal care', contacts: [person('Petra Mary', 'Examplar-Jones')] }],
};
const provider = {
  name: 'Demo Willow Lane Home Care Ltd',
  ownershipType: 'Organisation',
  contacts: [person('Zoë', 'O’Sample')],
  regulatedActivities: [{ nominatedIndividual: person('Ali', 'Ali') }],
};
const people = peopleIn([location, provider]);

describe('the people whom the register names', () => {
  it.each([
    ['as it writes them', 'Petra Mary Examplar-Jones'],
    ['with a title', 'Dr. Petra Examplar-Jones'],
    ['without a middle name', 'petra EXAMPLAR JONES'],
    ['with another middle name', 'Petra Ann Examplar-Jones'],
    ['family name first', 'Examplar-Jones, Petra'],
    ['a contact of the provider, without accents', 'Zoe OSample'],
    ['a nominated individual with the same name twice', 'Ali Ali'],
  ])('include one of them, %s', (_how, fullName) => {
    expect(people.include(fullName)).toBe(true);
  });

  it.each([
    ['of somebody else', 'Example Zenith'],
    ['with another given name', 'Peter Examplar-Jones'],
    ['with half of a family name', 'Petra Jones'],
    ['with a given name alone', 'Petra'],
    ['with an initial', 'P Examplar-Jones'],
    ['once, where the register has it twice', 'Ali'],
    ['mixed of two people’s', 'Zoë Examplar-Jones'],
    ['without letters', '-'],
  ])('do not include a name %s', (_how, fullName) => {
    expect(people.include(fullName)).toBe(false);
  });

  it('include a sole trader, who is the provider', () => {
    const trader = peopleIn([{ name: 'Mrs Petra Examplar', ownershipType: 'Individual' }]);
    expect(trader.include('Petra Examplar')).toBe(true);
  });

  it.each([
    [{}],
    ['text'],
    [null],
    [{ contacts: [], regulatedActivities: [{ contacts: [{}], nominatedIndividual: { personFamilyName: ' ' } }] }],
  ])('may be nobody: %j', (body) => {
    expect(peopleIn([body]).anybody).toBe(false);
  });

  it.each([
    ['half a name', { contacts: [{ personTitle: 'Ms', personFamilyName: 'Sample' }] }],
    [
      'a nominated individual without a given name',
      { regulatedActivities: [{ nominatedIndividual: { personTitle: 'Mrs', personFamilyName: 'Examplar' } }] },
    ],
    ['a contact instead of a list of them', { contacts: { personGivenName: 'Petra', personFamilyName: 'Examplar' } }],
    ['contacts that are none', { contacts: 7 }],
    ['a contact that is no person', { contacts: ['Petra Examplar'] }],
    ['a nominated individual that is no person', { regulatedActivities: [{ nominatedIndividual: 'Petra Examplar' }] }],
    ['a name that is no word', { contacts: [{ personFamilyName: 7 }] }],
  ])('are somebody, and nobody is taken for them: %s', (_what, body) => {
    const somebody = peopleIn([body]);
    expect([somebody.anybody, somebody.include('Petra Examplar'), somebody.include('Ms Sample')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('cannot be written down, whatever is done with them', () => {
    expect(JSON.stringify(people)).toBe('{"anybody":true}');
    expect(inspect(people, { depth: 9, showHidden: true })).not.toMatch(/petra|examplar/i);
  });
});
