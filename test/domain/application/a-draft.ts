import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { type Answers, completeAnswers, everyPageOf } from '../../../domain/application/application.ts';
import { brightCare, type Deviations, deviating, goodAnswers } from '../../builders/good-answers.ts';
import { anAgreement } from '../an-agreement.ts';

/** Every page that an application can come to be asked, filled in well, and lot A chosen. */
export const goodPages = { ...goodAnswers(brightCare, ['A', 'B', 'C']), lots: { lots: ['A'] } };

/** A draft with all pages in order, save for what a case changes of them; undefined takes a page away. */
export const aDraft = (changes: Deviations = {}): DraftAnswers => deviating(goodPages, changes);

/** What a page of this agreement is judged by as a whole; undefined where it has none of that name. */
export const schemaOf = (path: string) => everyPageOf(anAgreement()).find((page) => page.path === path)?.schema;

export const answersOf = (changes: Deviations = {}): Answers => completeAnswers(anAgreement(), aDraft(changes));
