import type { AwardRelease } from './release.ts';

/**
 * What in a release points at nothing, or says one thing in two ways: what no schema of OCDS finds. Every fault in a sentence, none
 * meaning that all references are resolved.
 */
export const inconsistencies = (release: AwardRelease): readonly string[] => {
  const parties = new Map(release.parties.map((party) => [party.id, party]));
  const lots = new Set(release.tender.lots.map(({ id }) => id));
  const awards = new Map(release.awards.map((award) => [award.id, award]));
  return [
    ...twice('party', release.parties),
    ...twice('award', release.awards),
    ...twice('contract', release.contracts),
    ...release.parties
      .filter(({ id, identifier }) => id !== `${identifier.scheme}-${identifier.id}`)
      .map(({ id }) => `The party ${id} goes by another identifier`),
    ...named('buyer', release.buyer, parties, 'buyer'),
    ...release.awards.flatMap(({ id, suppliers, relatedLots }) => [
      ...twice(`supplier of ${id}`, suppliers),
      ...suppliers.flatMap((supplier) => named(`supplier of ${id}`, supplier, parties, 'supplier')),
      ...relatedLots
        .filter((lot) => !lots.has(lot))
        .map((lot) => `The award ${id} is of lot ${lot}, which is not listed`),
    ]),
    ...release.contracts.flatMap(({ id, awardID, status, dateSigned }) => [
      ...(awards.has(awardID) ? [] : [`The contract ${id} follows from the award ${awardID}, which is not listed`]),
      ...(status === awards.get(awardID)?.status ? [] : [`The contract ${id} is ${status}, and its award is not`]),
      ...((status === 'active') === (dateSigned !== undefined)
        ? []
        : [`The contract ${id} is ${status} and ${dateSigned ? 'has' : 'has not'} been signed`]),
    ]),
  ];
};

const twice = (what: string, listed: readonly { readonly id: string }[]) =>
  listed
    .map(({ id }) => id)
    .filter((id, index, ids) => ids.indexOf(id) !== index)
    .map((id) => `The ${what} ${id} is listed twice`);

const named = (
  what: string,
  { id, name }: { readonly id: string; readonly name: string },
  parties: ReadonlyMap<string, AwardRelease['parties'][number]>,
  role: 'buyer' | 'supplier',
) => {
  const party = parties.get(id);
  if (!party?.roles.includes(role)) return [`The ${what} ${id} is not among the parties`];
  return party.name === name ? [] : [`The ${what} ${id} is called ${name}, and ${party.name} among the parties`];
};
