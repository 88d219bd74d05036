import { expect, it } from 'vitest';
import { faultInWords } from '../../../../functions/shared/files/file-faults.ts';

it('A fault of a file that somebody made up has no words', () => {
  expect(faultInWords('size')).toContain('smaller than 10 MB');
  expect(['<script>', 'constructor', null].map(faultInWords)).toEqual([undefined, undefined, undefined]);
});
