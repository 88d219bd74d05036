import { expect, it } from 'vitest';
import { faultInWords } from '../../../../functions/provider-site/words/file-faults.ts';

it('A fault of a file that somebody made up has no words', () => {
  expect(faultInWords('size')).toContain('smaller than 10 MB');
  expect(['<script>', 'constructor', null].map(faultInWords)).toEqual([undefined, undefined, undefined]);
});
