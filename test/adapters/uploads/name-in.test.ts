import { describe, expect, it } from 'vitest';
import { nameIn } from '../../../adapters/uploads/name-in.ts';

const base64 = (name: string) => `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;

describe('A file’s name', () => {
  it.each([
    ['policy.pdf', 'policy.pdf'],
    ['C:\\scans\\cover note.pdf', 'cover note.pdf'],
    ['../../etc/passwd', 'passwd'],
    [base64('Ünï čödé 文.pdf'), 'Ünï čödé 文.pdf'],
    [`${base64('Ünï ')} ${base64('文.pdf')}`, 'Ünï 文.pdf'],
    ['=?UTF-8?Q?caf=C3=A9_policy.pdf?=', 'café policy.pdf'],
    ['pol\u202Eicy\r\n.pdf', 'policy.pdf'],
    [undefined, ''],
  ])('of %o is %o', (said, name) => {
    expect(nameIn(said)).toBe(name);
  });

  it('keeps its end where it is too long, since that tells its kind', () => {
    const name = nameIn(`${'x'.repeat(400)}.pdf`);
    expect([name.length, name.slice(-4)]).toEqual([150, '.pdf']);
  });
});
