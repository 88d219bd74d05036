import { expect, it } from 'vitest';
import { name } from '../../../domain/questions/kinds.ts';
import { schemaOf, submittedSchemaOf } from '../../../domain/questions/schemas.ts';

it('What judges the same fields is made once, and for others anew', () => {
  const fields = () => ({ name: name({ label: 'Full name', missing: 'Enter your full name' }) });
  const same = fields();
  for (const judging of [schemaOf, submittedSchemaOf]) expect(judging(same)).toBe(judging(same));
  expect(schemaOf(fields())).not.toBe(schemaOf(same));
});
