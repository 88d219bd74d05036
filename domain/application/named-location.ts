import { registerIdFrom } from '../register/register-id.ts';
import type { DraftAnswers } from './answers.ts';
import type { AskedPage } from './page.ts';

type Naming = Pick<AskedPage, 'path' | 'location'>;

/** The location on the regulator's register that a page's answers name; undefined where they name none, or nothing that can be an ID. */
export const locationNamedOn = (
  { location }: Pick<Naming, 'location'>,
  values: Readonly<Record<string, unknown>> = {},
): string | undefined => {
  const named = location === undefined ? undefined : values[location];
  return typeof named === 'string' ? registerIdFrom(named) : undefined;
};

/** The location that an application names, as far as it goes. */
export const locationNamed = (pages: readonly Naming[], draft: DraftAnswers): string | undefined =>
  pages.map((page) => locationNamedOn(page, draft[page.path])).find((named) => named !== undefined);
