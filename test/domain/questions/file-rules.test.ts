import { describe, expect, it } from 'vitest';
import { type FileContent, faultOf, typeOf } from '../../../domain/questions/file-rules.ts';

const arrived = (name: string, content: FileContent | undefined, size = 100) => ({ name, size, content });

describe('A file that arrived', () => {
  it.each([
    [arrived('policy.pdf', 'pdf'), undefined],
    [arrived('POLICY.PDF', 'pdf'), undefined],
    [arrived('policy.docx', 'docx'), undefined],
    [arrived('policy.odt', 'odt'), undefined],
    [arrived('policy.doc', 'doc'), undefined],
    [arrived('policy.pdf', 'docx'), 'type'],
    [arrived('policy.pdf', undefined), 'type'],
    [arrived('policy.exe', undefined), 'type'],
    [arrived('policy', 'pdf'), 'type'],
    [arrived('pdf', 'pdf'), 'type'],
    [arrived('policy.pdf', undefined, 10_000_001), 'size'],
    [arrived('policy.pdf', undefined, 0), 'empty'],
    [arrived('', undefined, 0), 'missing'],
  ])('%o is told what is wrong: %s', (file, fault) => {
    expect(faultOf(file)).toBe(fault);
  });

  it('has the type of its content', () => {
    expect(typeOf('pdf')).toBe('application/pdf');
    expect(typeOf('odt')).toContain('opendocument.text');
  });
});
