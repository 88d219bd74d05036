import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BEGINNING, faultsOf, type Link, nextLink, type Placed } from '../../../domain/audit/chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const chain = 's1-home-care';
const at = '2027-04-01T09:00:00.000Z';

const aChain = (length: number): readonly Link[] => {
  const links: Link[] = [];
  let last: Pick<Link, 'seq' | 'hash'> = BEGINNING;
  for (let number = 1; number <= length; number += 1) {
    const entry = { windowId: `${chain}-2027-03-01`, at, action: `deed ${number}` };
    const next = nextLink(chain, last, { from: 'officer-site', recordedAt: at, entry }, sha256);
    links.push(next);
    last = next;
  }
  return links;
};
const places = (links: readonly Link[]): readonly Placed[] => links.map((link) => ({ place: link.seq, link }));
const check = (stored: readonly Placed[], exported: readonly Link[] = []) =>
  faultsOf(chain, stored, exported, sha256).map(({ seq, fault }) => `${seq} ${fault}`);

const links = aChain(6);
const stored = places(links);
const third = links[2] as Link;
const fourth = links[3] as Link;
const forged = { ...third, entry: { ...third.entry, action: 'another deed' } };

describe('A chain of audit entries', () => {
  it('is whole as it was recorded', () => {
    expect(check(stored, links)).toEqual([]);
    expect(check([], [])).toEqual([]);
  });

  it.each([
    ['what one says was changed', stored.with(2, { place: 3, link: forged }), ['3 changed']],
    [
      'another function is named',
      stored.with(2, { place: 3, link: { ...third, from: 'close-window' } }),
      ['3 changed'],
    ],
    ['one is not an entry any more', stored.with(2, { place: 3, link: undefined }), ['3 changed']],
    ['one was taken out', stored.toSpliced(2, 1), ['3 missing']],
    [
      'two were swapped',
      stored.with(2, { place: 3, link: fourth }).with(3, { place: 4, link: third }),
      ['3 swapped', '4 swapped', '5 broken'],
    ],
    [
      'one of another agreement was put in',
      stored.with(2, { place: 3, link: { ...third, chain: 'other' } }),
      ['3 changed'],
    ],
  ])('is found out where %s', (_, tampered, faults) => {
    expect(check(tampered)).toEqual(faults);
  });

  it('is found out where one was changed and given a hash that fits: what follows does not', () => {
    const { hash: _, ...rest } = forged;
    const refitted = nextLink(chain, { seq: 2, hash: third.previous }, rest, sha256);
    expect(check(stored.with(2, { place: 3, link: refitted }))).toEqual(['4 broken']);
  });

  it('is found out by the copies made before where all that follows was written anew, or the end was cut off', () => {
    const anew = aChain(6).slice(0, 2);
    let last: Pick<Link, 'seq' | 'hash'> = anew[1] ?? BEGINNING;
    const rewritten = [forged, ...links.slice(3)].map((one) => {
      const next = nextLink(chain, last, one, sha256);
      last = next;
      return next;
    });
    const tampered = places([...anew, ...rewritten]);
    expect(check(tampered)).toEqual([]);
    expect(check(tampered, links.slice(0, 4))).toEqual(['3 changed', '4 changed']);
    expect(check(stored.slice(0, 4), links)).toEqual(['5 missing', '6 missing']);
  });
});
