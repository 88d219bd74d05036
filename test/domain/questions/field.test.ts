import { expect, it } from 'vitest';
import { schemaOf } from '../../../domain/questions/field.ts';
import { name } from '../../../domain/questions/kinds.ts';

it('What judges the same fields is made once, and for others anew', () => {
  const fields = () => ({ name: name({ label: 'Full name', missing: 'Enter your full name' }) });
  const same = fields();
  expect(schemaOf(same)).toBe(schemaOf(same));
  expect(schemaOf(fields())).not.toBe(schemaOf(same));
});
