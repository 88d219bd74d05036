import {
  barriersToHandingBack,
  barriersToReleasing,
  barriersToSayingOfDrafts,
  stillWrong,
} from '../../../../domain/award/releasing.ts';
import { outcomeKinds } from '../../../../domain/letters/outcome-kind.ts';
import { confirmed, reason } from '../../../../domain/questions/kinds.ts';
import type { Reason } from '../../../../domain/reason.ts';
import { form } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { officerOf } from '../../case/officer.ts';
import { barriersToLetters, type LettersCase, lettersCase, noApproval } from '../../case/outcome-letters.ts';
import type { OfWindow } from '../../case/window.ts';
import { handAwardBack, releaseLetters, sayRead } from '../../decisions/outcome-letters.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { outcomeKindWords } from '../../words/outcome-letters.ts';
import { windowTitle } from '../../words/window-title.ts';
import { writtenShown } from './written.ts';

const ofLetters = (deps: Deps) => ({
  load: ({ params, visitor }: OfWindow) => lettersCase(deps, officerOf(visitor), params.windowId),
  next: ({ window }: LettersCase) => paths.window(window.windowId).outcomeLetters,
});

const headOf = ({ window, agreement, drafted, letters }: LettersCase) => ({
  caption: windowTitle(agreement, window),
  back: { href: paths.window(window.windowId).outcomeLetters, text: 'Outcome letters' },
  kinds: drafted
    ? outcomeKinds
        .map((kind) => ({ text: outcomeKindWords[kind], count: drafted.counts[kind] }))
        .filter(({ count }) => count > 0)
    : [],
  read: letters.read,
  written: writtenShown(window.windowId, letters),
  wrong: stillWrong(letters.wrong),
});

/** In words, what keeps this officer from it now. */
const againstOf = (
  found: LettersCase,
  deed: Parameters<typeof barriersToLetters>[0],
  inGeneral: readonly Reason[],
): readonly string[] => [
  ...barriersToLetters(deed, found).map(({ text }) => text),
  ...(found.approval && found.window.status === 'evaluating' ? inGeneral : [noApproval]).map(({ text }) => text),
];

const made = ({ window: { windowId }, officer }: LettersCase, at: string) => ({ windowId, officer, at });

/** Whoever has read the letters says so. */
export const lettersAreRead = (deps: Deps) =>
  form({
    ...ofLetters(deps),
    template: 'officer/outcome-letters/deed.njk',
    show: (found) => ({
      ...headOf(found),
      title: 'Say that the outcome letters have been read',
      button: 'They have been read',
      version: found.letters.words.length,
      against: againstOf(found, 'read-letters', barriersToSayingOfDrafts(found.letters)),
    }),
    fields: {
      confirm: confirmed({
        label: 'What you have read',
        statement: 'I have read a letter of each kind, each letter that is set apart, and each that somebody wrote in',
        missing: 'Confirm that you have read them',
      }),
    },
    act: async (found, _, { form: sent, arrivedAt }) => {
      const seen = Number(oneValue(sent, '_version'));
      return { barriers: await sayRead(deps, { ...made(found, arrivedAt), seen }) };
    },
  });

/** Somebody else than who approved, and than who read them, releases all letters at one instant (docs/rules.md, rule 8). */
export const releasing = (deps: Deps) =>
  form({
    ...ofLetters(deps),
    template: 'officer/outcome-letters/deed.njk',
    freshly: true,
    show: (found) => ({
      ...headOf(found),
      title: 'Release the outcome letters',
      button: 'Release all letters',
      endsSomething: true,
      lead: 'Every letter is sent, every outcome shows to its provider, and nothing of it can be taken back.',
      against: againstOf(found, 'release-letters', barriersToReleasing(found.letters, found.officer)),
    }),
    fields: {
      confirm: confirmed({
        label: 'This cannot be undone',
        statement: 'I confirm that every applicant is to be told the outcome now',
        missing: 'Confirm that every applicant is to be told now',
      }),
    },
    act: async (found, _, { arrivedAt }) => ({ barriers: await releaseLetters(deps, made(found, arrivedAt)) }),
  });

/** Takes the approval back before anybody is told. */
export const handingBack = (deps: Deps) =>
  form({
    ...ofLetters(deps),
    template: 'officer/outcome-letters/deed.njk',
    show: (found) => ({
      ...headOf(found),
      title: 'Hand the award back',
      button: 'Hand the award back',
      endsSomething: true,
      lead: 'The approval is taken back, and nobody is told anything. The procurement lead can recommend again, and an approver decides on that.',
      against: againstOf(found, 'read-letters', barriersToHandingBack(found.letters)),
    }),
    fields: {
      reason: reason({
        label: 'Why is it handed back?',
        hint: 'Kept with the award, with what was said of each wrong letter.',
        missing: 'Enter why the award is handed back',
      }),
    },
    act: async (found, { reason: why }, { arrivedAt }) => ({
      barriers: await handAwardBack(deps, { ...made(found, arrivedAt), reason: why }),
    }),
  });
