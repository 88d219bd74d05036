import type { Zone } from '../../../domain/agreement/lot.ts';
import { type DemoFirm, demoFirms } from '../../stand-ins/cqc/demo-firms.ts';
import { demoPerson } from '../../stand-ins/cqc/demo-people.ts';
import { between, pick } from './pick.ts';

/** A made-up firm that applies: its registration, its people and its size. */
export interface ApplyingFirm extends DemoFirm {
  /** Its place among the applicants, from 0. */
  readonly at: number;
  /** The number that its ids on the register are made of. */
  readonly number: number;
  readonly town: string;
  readonly people: Readonly<Record<Role, string>>;
  /** How many people it supports. */
  readonly supported: number;
}
export type Role = 'manager' | 'lead' | 'coordinator' | 'planner' | 'trainer' | 'nurse';

/** The towns that the register's stand-in spreads its firms over, each with the places, among an agreement's zones, of those within reach. */
const towns = [
  { name: 'Stafford', reach: [8, 9, 6, 12] },
  { name: 'Leek', reach: [4, 5, 7] },
  { name: 'Burton upon Trent', reach: [1, 3, 2] },
  { name: 'Tamworth', reach: [2, 3, 1] },
  { name: 'Lichfield', reach: [3, 2, 11, 12] },
  { name: 'Cannock', reach: [11, 12, 9, 8] },
  { name: 'Codsall', reach: [10, 9, 11] },
  { name: 'Newcastle-under-Lyme', reach: [6, 7, 4, 8] },
] as const;

const townOf = (number: number) => pick(towns, number);

/** The zones a firm can reach, nearest first. Where there are more than towns reach, firms reach on from there. */
export const zonesNear = (
  { number, at }: Pick<ApplyingFirm, 'number' | 'at'>,
  zones: readonly Zone[],
): readonly string[] => [...new Set(townOf(number).reach.map((place) => pick(zones, place - 1 + 12 * at).id))];

export const applyingFirms = (): readonly ApplyingFirm[] =>
  demoFirms().map((firm, at) => {
    const number = Number(firm.locationId.slice(4, 11));
    const person = (nth: number) => {
      const { given, family } = demoPerson(at, nth);
      return `${given} ${family}`;
    };
    return {
      ...firm,
      at,
      number,
      town: townOf(number).name,
      people: {
        manager: person(0),
        lead: person(1),
        coordinator: person(2),
        planner: person(3),
        trainer: person(4),
        nurse: person(5),
      },
      supported: between(25, 160, at, 0),
    };
  });
