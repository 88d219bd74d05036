import type { CheckOutcome } from '../reason.ts';
import type { Looked } from './looked.ts';
import { type NextStep, nextStep } from './next-step.ts';
import type { RegistrationCheck } from './registration-check.ts';

/** What a provider reads when it looks at its own registration before it submits; the same words wherever it asks. */
export interface SelfCheck {
  /** `unknown`: the register could not be asked, its record could not be read, or it holds no such location. */
  readonly standing: CheckOutcome | 'unknown';
  readonly title: string;
  /** What it means for an application. */
  readonly meaning: string;
  /** What it means for lots, before they are listed. */
  readonly lots: string;
  readonly findings: readonly string[];
  readonly next: NextStep;
}

/**
 * What a provider may be told of its own check: only what CQC publishes, what it would mean, and the one thing to do next. It decides
 * nothing: the check is made again when an application is submitted.
 */
export const selfCheck = (
  { outcome, reasons }: Pick<RegistrationCheck, 'outcome' | 'reasons'>,
  looked: Looked,
): SelfCheck => {
  const { kind } = looked;
  const standing = kind === 'found' ? outcome : 'unknown';
  return {
    standing,
    ...words[standing],
    ...(kind === 'unavailable' || kind === 'unreadable' ? unanswered[kind] : {}),
    findings: reasons.map(({ text }) => text),
    next: nextStep(looked, reasons),
  };
};

type Words = Pick<SelfCheck, 'title' | 'meaning' | 'lots'>;

const words = {
  pass: {
    title: 'Your CQC registration meets the requirements today',
    meaning: 'You can apply. We will check the register again after you submit.',
    lots: 'With this location these lots are open to you:',
  },
  refer: {
    title: 'An officer would look at your CQC registration',
    meaning:
      'You can apply. What we found does not end an application by itself: an officer looks at it together with your application.',
    lots: 'You can apply for these lots with this location, and an officer looks at it first:',
  },
  fail: {
    title: 'Your CQC registration does not meet the requirements today',
    meaning:
      'An application made with this location would not succeed as the register stands. You may still apply: we check the register again after you submit.',
    lots: 'With this location, as the register stands, you would not be admitted to these lots:',
  },
  unknown: {
    title: 'We could not find that location on CQC’s register',
    meaning: 'Check the ID. You can apply, but an officer will have to find your registration by hand.',
    lots: 'Whether these lots are open to you with this location cannot be told yet:',
  },
} as const satisfies Record<SelfCheck['standing'], Words>;

const unanswered = {
  unavailable: {
    title: 'We could not ask CQC’s register just now',
    meaning: 'This does not count against you.',
  },
  unreadable: {
    title: 'We could not read your record on CQC’s register',
    meaning:
      'This does not count against you. You can apply: if we still cannot read it after you submit, an officer will look at the register for you.',
  },
} as const satisfies Record<'unavailable' | 'unreadable', Omit<Words, 'lots'>>;
