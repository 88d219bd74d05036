import { describe, expect, it } from 'vitest';
import { zoneMapOf } from '../../../domain/agreement/zone-map.ts';

const tile = (column: number, row: number) => ({ tile: { column, row } });

describe('A map of zones', () => {
  it('has each in a tile, and says the same in words, from the north and from the west', () => {
    const map = zoneMapOf({
      zones: [
        { id: '3', name: 'South Riverside north', ...tile(1, 3) },
        { id: '1', name: 'East', ...tile(3, 1) },
        { id: '2', name: 'West', ...tile(1, 1) },
      ],
    });
    expect(map).toMatchObject({ columns: 3, rows: 3, inWords: ['2 West, 1 East', '3 South Riverside north'] });
    expect(map?.tiles.map(({ lines }) => lines)).toEqual([['South', 'Riverside', 'north'], ['East'], ['West']]);
  });

  it('is drawn of no agreement whose file does not say where its zones lie', () => {
    expect(zoneMapOf({ zones: [{ id: '1', name: 'East' }] })).toBeUndefined();
  });
});
