import { placesIn } from '../../../../domain/agreement/letter-place.ts';
import { barriersToSayingOfDrafts, isReleasedBySecond, lastWords } from '../../../../domain/award/releasing.ts';
import { optionalLongText } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue, type SignedInRequest } from '../../../shared/web/request.ts';
import { draftedOutcome } from '../../case/drafted-outcome.ts';
import { officerOf } from '../../case/officer.ts';
import { isOurId } from '../../case/our-id.ts';
import { barriersToLetters, type LettersCase, lettersCase, noApproval } from '../../case/outcome-letters.ts';
import { writeInLetter } from '../../decisions/outcome-letters.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

type OfPlace = SignedInRequest<'/{windowId}/{applicationId}/{place}'>;

/** One place of one outcome letter, where its agreement lets officers write until the letters are released. */
export const wordsInLetter = (deps: Deps) =>
  form({
    template: 'officer/outcome-letters/words.njk',
    load: async ({ params: { windowId, applicationId, place: placeId }, visitor }: OfPlace) => {
      const found = await lettersCase(deps, officerOf(visitor), windowId);
      if (!isOurId(applicationId) || !isReleasedBySecond(found.agreement)) throw notFound();
      const outcome = await draftedOutcome(deps, found, applicationId);
      if (!outcome) throw notFound();
      const { listed, letter } = outcome;
      const place = placesIn(found.agreement.outcomeLetters, listed.kind).find(({ id }) => id === placeId);
      if (!place) throw notFound();
      const written = lastWords(found.letters.words).find(
        (each) => each.applicationId === applicationId && each.place === placeId,
      );
      return { ...found, applicationId, listed, letter, place, written };
    },
    show: (about) => ({
      title: about.place.label,
      caption: `To ${about.letter.addressee}, ${about.listed.reference}`,
      back: { href: letterOf(about), text: 'The letter' },
      button: 'Save',
      version: about.written?.version ?? 0,
      read: about.letters.read,
      written: about.written,
      against: [
        ...barriersToLetters('read-letters', about),
        ...(about.approval && about.window.status === 'evaluating' ? [] : [noApproval]),
        ...barriersToSayingOfDrafts(about.letters),
      ].map(({ text }) => text),
    }),
    fields: ({ place }) => ({
      text: optionalLongText({ label: place.label, hint: place.hint, words: place.most, rows: 8 }),
    }),
    values: ({ written }) => ({ text: written?.text ?? '' }),
    act: async ({ window, applicationId, listed, place }, { text }, { form: sent, visitor, arrivedAt }) => {
      const about = { windowId: window.windowId, applicationId, reference: listed.reference, place, text };
      const shown = Number(oneValue(sent, '_version'));
      const made = { ...about, shown, officer: officerOf(visitor), at: arrivedAt };
      const theirs = await writeInLetter(deps, made);
      return theirs ? { again: { theirs }, status: 409 } : done;
    },
    next: (about) => letterOf(about),
  });

const letterOf = ({ window, applicationId }: Pick<LettersCase, 'window'> & { readonly applicationId: string }) =>
  paths.window(window.windowId).application(applicationId).outcomeLetter;
