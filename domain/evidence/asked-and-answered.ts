import { pagesOf } from '../application/application.ts';
import { asItCounts } from '../application/corrected.ts';
import { introductionInLines } from '../application/introduction.ts';
import type { FrozenApplication, FrozenRow } from '../application/submission.ts';
import { withRevealed } from '../questions/question.ts';
import type { GatheredApplication } from './gathered.ts';

/** A page of the form as it was asked and answered, and what of it was corrected since and counts. */
export interface PageAsked {
  readonly page: string;
  readonly title: string;
  /** What its questions refer to: the grounds that “any of these” means, the rates that are accepted. */
  readonly introduction?: FrozenApplication['sections'][number]['introduction'];
  /** It was frozen before introductions were kept: this one is as the window's agreement has it. */
  readonly introductionFromAgreement?: boolean;
  /** What evaluators score, or what tells of price. */
  readonly scored?: readonly FrozenRow[];
  readonly asked?: readonly FrozenRow[];
  readonly corrected?: { readonly at: string; readonly questions: readonly FrozenRow[] };
}

/** Questions as they were asked, with the answers as they were submitted, and as they count. */
export const askedAndAnswered = ({
  agreement,
  frozen,
  counting,
}: Pick<GatheredApplication, 'agreement' | 'frozen' | 'counting'>): readonly PageAsked[] => {
  const asked = new Map(pagesOf(agreement, frozen.lots).map((page) => [page.path, page]));
  const commercial = commercialPages({ frozen });
  const counts = asItCounts(frozen, counting).sections;
  return frozen.sections.map(({ page, title, introduction, rows }, at) => {
    const now = asked.get(page)?.introduction;
    const corrected = counts[at]?.correctedAt;
    return {
      page,
      title,
      ...(introduction
        ? { introduction }
        : now
          ? { introduction: introductionInLines(now), introductionFromAgreement: true }
          : {}),
      [commercial.has(page) ? 'scored' : 'asked']: rows,
      ...(corrected ? { corrected: { at: corrected, questions: counts[at]?.rows ?? [] } } : {}),
    };
  });
};

/** The pages whose answers evaluators score, or that tell of price: what they say is the provider's business. */
const commercialPages = ({ frozen }: Pick<GatheredApplication, 'frozen'>): ReadonlySet<string> =>
  new Set(
    frozen.sections
      .filter(({ shownTo }) => shownTo.includes('evaluation') || shownTo.includes('price'))
      .map(({ page }) => page),
  );

/**
 * What was typed on one line in two words or more, beside what is judged: names of people, and all that is like them. A single word is as often a
 * place's name. The name of the organisation is not among it.
 */
export const personalAnswers = ({
  agreement,
  frozen,
}: Pick<GatheredApplication, 'agreement' | 'frozen'>): readonly string[] => {
  const commercial = commercialPages({ frozen });
  const typed = pagesOf(agreement, frozen.lots)
    .filter(({ path }) => !commercial.has(path))
    .flatMap(({ path, questions }) => {
      const lines = new Set(withRevealed(questions).flatMap(({ kind, name }) => (kind === 'text' ? [name] : [])));
      return Object.entries(frozen.answers[path] ?? {}).flatMap(([name, value]) =>
        lines.has(name) && typeof value === 'string' ? [value] : [],
      );
    });
  return typed.filter((each) => /\p{L}\S*\s+\S*\p{L}/u.test(each) && each.trim() !== frozen.organisationName);
};
