import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { agreementOf } from '../../../agreements/index.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { answerRows } from '../../../domain/application/answer-rows.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { applicantIn } from '../../../domain/application/applicant.ts';
import { pagesOf } from '../../../domain/application/application.ts';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import type { LotResult } from '../../../domain/evaluation/lot-result.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import { outcomeOf } from '../../../domain/reason.ts';
import { personalCare } from '../../../domain/register/activity.ts';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { typedValues } from '../../../functions/shared/forms/typed-values.ts';
import type { DemoApplicant } from '../../../laptop/demo/applicants.ts';
import { agreeOn, type Decided, decideReferral, markAnswer } from '../../../laptop/demo/judgement.ts';
import { clock } from '../../builders/clock.ts';
import { aStoredFile } from '../../builders/files.ts';

const agreement = agreementOf('s1-home-care');
if (!agreement) throw new Error('The demonstration plays the agreement s1-home-care');
export const s1 = agreement;
export const closedAt = '2027-03-31T11:00:00.000Z';

/** An applicant's forms as the provider site reads them, page by page, with the file where one was sent. */
export const draftOf = ({ lots, pages }: DemoApplicant, to: Agreement = s1): DraftAnswers => {
  const asked = pagesOf(to, lots);
  return Object.fromEntries(
    pages.map(({ page, fields, file }) => {
      const form = asked.find(({ path }) => path === page);
      if (!form) throw new Error(`The form has no page ${page}`);
      const typed = typedValues(form.questions, fields);
      const stored = file && aStoredFile('k', file.name);
      return [page, { ...form.tidy(typed), ...(stored && form.file ? { [form.file.name]: stored } : {}) }];
    }),
  );
};

/** What an officer reads on the page that a referral is decided on: the answers alone. */
const accountOf = ({ lots }: DemoApplicant, draft: DraftAnswers): string =>
  pagesOf(s1, lots)
    .filter(({ shownTo }) => !shownTo.includes('evaluation'))
    .flatMap((page) => answerRows(page, draft[page.path] ?? {}))
    .map(({ answer }) => answer)
    .join('\n');

interface Referred extends Decided {
  readonly findings: readonly { readonly code: string; readonly text: string }[];
}

export interface Played {
  readonly applicant: DemoApplicant;
  /** Where the application ended. */
  readonly end: 'registration' | 'compliance' | 'evaluation' | 'awarded';
  /** Codes of what settled it, for the table of outcomes. */
  readonly because: readonly string[];
  /** What an officer was asked about, with the decision. */
  readonly referred: readonly Referred[];
  readonly results: readonly LotResult[];
  /** The evaluators’ marks on each answer: strict, then generous. */
  readonly marks: readonly (readonly [number, number])[];
}

/** Plays one applicant through the rules: the register's stand-in, the checks, the officers' judgement and the results. */
export const play = async (applicant: DemoApplicant, cqcUrl: string): Promise<Played> => {
  const draft = draftOf(applicant);
  const account = accountOf(applicant, draft);
  const register = cqcRegister({ baseUrl: cqcUrl, key: 'demo', now: clock.now });
  const looked = await register.look(applicant.locationId);
  const registration = checkAgainstRegister(looked, {
    requiredActivity: personalCare,
    on: '2027-03-31',
    applicant: applicantIn(draft),
  });
  const ended = (end: Played['end'], because: readonly string[], referred: readonly Referred[] = []) => ({
    applicant,
    end,
    because,
    referred,
    results: [],
    marks: [],
  });
  const codes = (list: readonly { readonly code: string; readonly outcome: string }[], outcome: string) =>
    list.filter((each) => each.outcome === outcome).map(({ code }) => code);

  if (registration.outcome === 'fail') return ended('registration', codes(registration.reasons, 'fail'));
  const referred: Referred[] = [];
  const first = settle(registration.reasons, account, referred);
  if (!first) return ended('registration', codes(registration.reasons, 'refer'), referred);

  const findings = complianceFindings(s1, draft, closedAt);
  if (outcomeOf(findings) === 'fail') return ended('compliance', codes(findings, 'fail'), referred);
  if (!settle(findings, account, referred)) return ended('compliance', codes(findings, 'refer'), referred);

  const scored = scoresOf(applicant, draft);
  const consensus: Scores = Object.fromEntries(scored.map(({ id, agreed }) => [id, agreed]));
  const results = lotResultsOf(s1.questionnaire, applicant.lots, consensus);
  const awarded = results.some(({ meets }) => meets);
  const reasons = results.flatMap((result) =>
    result.reasons.map(({ code, question }) => `${code}${question ? ` ${question}` : ''}`),
  );
  return {
    applicant,
    end: awarded ? 'awarded' : 'evaluation',
    because: [...new Set(reasons)],
    referred,
    results,
    marks: scored.map(({ marks }) => marks),
  };
};

/** An officer's decision on what was referred; nothing referred is as good as accepted. */
const settle = (
  findings: readonly { readonly code: string; readonly text: string; readonly outcome: string }[],
  account: string,
  referred: Referred[],
): boolean => {
  if (findings.every(({ outcome }) => outcome === 'note')) return true;
  const decided = decideReferral(
    findings.map(({ text }) => text),
    account,
  );
  referred.push({ ...decided, findings });
  return decided.decision === 'accept';
};

/** Two evaluators alone, then the moderator. */
const scoresOf = (applicant: DemoApplicant, draft: DraftAnswers) =>
  questionsFor(s1.questionnaire, applicant.lots).map((question) => {
    const answer = String(draft[question.id]?.answer);
    const [strict, generous] = [markAnswer(question, answer, 'strict'), markAnswer(question, answer, 'generous')];
    return {
      id: question.id,
      agreed: agreeOn(question, answer, [strict, generous]),
      marks: [strict.mark, generous.mark] as const,
    };
  });
