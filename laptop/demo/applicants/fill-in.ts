import type { ApplyingFirm, Role } from './firm.ts';
import { between } from './pick.ts';

const titles = {
  manager: 'registered manager',
  lead: 'safeguarding lead',
  coordinator: 'care coordinator',
  planner: 'rota planner',
  trainer: 'trainer',
  nurse: 'nurse',
} as const satisfies Record<Role, string>;

const isRole = (name: string): name is Role => Object.hasOwn(titles, name);

/**
 * A sentence with what stands in braces filled in for a firm: `{manager}` and the other roles ("our registered manager, Ria Sample,"),
 * `{Manager}` at a sentence's beginning, `{town}`, `{firm}`, and numbers of its size. `salt` varies the numbers between questions.
 */
export const fillIn = (sentence: string, firm: ApplyingFirm, salt: number): string =>
  sentence
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => filling(name, firm, salt))
    // "Our lead, Ria Sample, decides" keeps its second comma; before a full stop it goes.
    .replaceAll(/,([.;])/g, '$1');

const filling = (name: string, firm: ApplyingFirm, salt: number): string => {
  const role = name.toLowerCase();
  if (isRole(role)) return `${name === role ? 'our' : 'Our'} ${titles[role]}, ${firm.people[role]},`;
  const value = numbers(firm, salt)[name] ?? { town: firm.town, firm: firm.name }[name];
  if (value === undefined) throw new Error(`Nothing is known to put in place of {${name}}`);
  return value;
};

/** Figures that go together: `m` of `n` people, `few` of `few2`, `few` of `many`. */
const numbers = ({ at, supported }: ApplyingFirm, salt: number): Readonly<Record<string, string>> => {
  const few = between(1, 3, at, salt + 1);
  const few2 = few + between(2, 6, at, salt + 2);
  const n2 = few2 + between(0, 2, at, salt + 3);
  const numbered = {
    n: supported,
    m: Math.round((supported * between(78, 95, at, salt + 4)) / 100),
    few,
    few2,
    n2,
    many: between(12, 40, at, salt + 5) * 20,
    pct: between(88, 99, at, salt + 6),
    low: between(9, 24, at, salt + 7),
  };
  return Object.fromEntries(Object.entries(numbered).map(([key, value]) => [key, String(value)]));
};
