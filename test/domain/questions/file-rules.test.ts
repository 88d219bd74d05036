import { describe, expect, it } from 'vitest';
import { faultOf, typeOf } from '../../../domain/questions/file-rules.ts';

const starting = (text: string, size = 100) => ({ size, start: new Uint8Array(Buffer.from(text, 'latin1')) });

describe('A file that arrived', () => {
  it.each([
    ['policy.pdf', starting('%PDF-1.7'), undefined],
    ['POLICY.PDF', starting('%PDF-1.4'), undefined],
    ['policy.docx', starting('PK\x03\x04rest'), undefined],
    ['policy.odt', starting('PK\x03\x04rest'), undefined],
    ['policy.doc', starting('\xd0\xcf\x11\xe0rest'), undefined],
    ['policy.pdf', starting('PK\x03\x04rest'), 'type'],
    ['policy.exe', starting('MZ'), 'type'],
    ['policy', starting('%PDF-1.7'), 'type'],
    ['policy.pdf', starting('%PDF-1.7', 10_000_001), 'size'],
    ['policy.pdf', starting('', 0), 'empty'],
    ['', starting('', 0), 'missing'],
    ['policy.pdf', undefined, 'missing'],
  ])('called "%s" is told what is wrong: %o', (name, arrived, fault) => {
    expect(faultOf(name, arrived)).toBe(fault);
  });

  it('gets the type that its name stands for', () => {
    expect(typeOf('policy.pdf')).toBe('application/pdf');
    expect(typeOf('policy.xyz')).toBe('application/octet-stream');
  });
});
