import { CannotStart } from '@laptop/cloud';
import { agreementOf, agreements } from '../../agreements/index.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';

/** The agreement of this id, or the first of this deployment. @throws CannotStart where there is none of that id; it names all */
export const agreementToPlay = (id = agreements[0]?.id ?? ''): Agreement => {
  const agreement = agreementOf(id);
  if (agreement) return agreement;
  throw new CannotStart(`There is no agreement ${id}. There is ${agreements.map((each) => each.id).join(', ')}.`);
};
