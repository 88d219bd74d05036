import { expect, it } from 'vitest';
import { changedPlaces } from '../../../domain/award/changed-places.ts';

const place = (applicationId: string, lot: string, total: number) => ({ applicationId, lot, total });

it('A later round changed the places that came, that went, and whose total is another, lot by lot', () => {
  const before = [place('a', 'A', 80), place('b', 'A', 70), place('c', 'C', 66), place('d', 'A', 70)];
  const after = [place('a', 'A', 80), place('b', 'A', 74), place('e', 'C', 61), place('d', 'A', 70)];
  expect(changedPlaces(before, after, [{ id: 'C' }, { id: 'A' }])).toEqual([
    { applicationId: 'e', lot: 'C', after: 61 },
    { applicationId: 'c', lot: 'C', before: 66 },
    { applicationId: 'b', lot: 'A', before: 70, after: 74 },
  ]);
});
