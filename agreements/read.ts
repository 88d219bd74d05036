import { type Agreement, agreement } from '../domain/agreement/agreement.ts';
import { impossibilities } from '../domain/agreement/impossibilities.ts';
import { saidPlainly } from '../domain/said-plainly.ts';

/** Said by who bundles the functions that are deployed (lib/bundling/bundle-functions.ts): what made the bundle has read the same file in full. */
declare const IS_READ_AT_SYNTH: true | undefined;

/** An agreement's file that cannot be: its message lists every reason. */
export class ImpossibleAgreement extends Error {
  override readonly name = 'ImpossibleAgreement';
  readonly reasons: readonly string[];

  constructor(file: string, reasons: readonly string[]) {
    super(`${file} cannot be an agreement:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
    this.reasons = reasons;
  }
}

/** Reads one agreement from data. @throws ImpossibleAgreement with every reason */
export const readAgreement = (file: string, data: unknown): Agreement => {
  // Read once, its schema is not worth the code that the library would write for it.
  const parsed = agreement.safeParse(data, { error: saidPlainly, jitless: true });
  if (!parsed.success) {
    throw new ImpossibleAgreement(
      file,
      parsed.error.issues.map((issue) => `${pathIn(issue.path)}: ${issue.message}`),
    );
  }
  // A tenth of a function's start, which would find what synth has found.
  const reasons = typeof IS_READ_AT_SYNTH === 'undefined' ? impossibilities(parsed.data) : [];
  if (reasons.length > 0) throw new ImpossibleAgreement(file, reasons);
  return parsed.data;
};

/** Where in the file: `windows.openings[0].day`. */
const pathIn = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || 'the file';
