import { notesOf } from '../application/referral-note.ts';
import { asRole, commercially, type Showable } from './allowed.ts';
import { askedAndAnswered } from './asked-and-answered.ts';
import type { GatheredApplication } from './gathered.ts';
import type { Edition } from './manifest.ts';
import { marksOf } from './marks-of.ts';
import type { PackDocument } from './pack-document.ts';
import { trailDocuments } from './trail-document.ts';

/** The folder of an application in a pack. */
export const folderOf = (reference: string): string => `applications/${reference}`;

const anOfficer = asRole('a procurement officer');
const decided = { decision: 'shown', at: 'shown', by: anOfficer } as const;
const check = {
  outcome: 'shown',
  rating: 'shown',
  ratingDate: 'shown',
  checkedAt: 'shown',
  evidenceHash: 'shown',
} as const;

/** Letters that its provider has been told by. */
const came: ReadonlySet<string> = new Set(['sent', 'undeliverable', 'delivered-otherwise', 'not-sent']);

const question = { question: 'shown', hint: 'shown', choices: 'shown' } as const;

/** Notes on its referrals, with where each file lies in the pack, and without where it lies in storage. */
const notesWithFiles = ({ application, noteFiles }: Pick<GatheredApplication, 'application' | 'noteFiles'>) =>
  notesOf(application).map(({ number: note, files, ...said }) => ({
    ...said,
    ...(files.length > 0 && {
      files: files.map(({ number, name, size, sha256, addedAt, takenOut }) => {
        const { at, why } = noteFiles.find((each) => each.note === note && each.number === number) ?? {};
        return { name, size, sha256, addedAt, ...(takenOut && { takenOut }), ...(at && { at }), ...(why && { why }) };
      }),
    }),
  }));

/** What is on record of an application, as documents, with what each edition may show of them (decision 83). */
export const documentsOf = (of: GatheredApplication, edition: Edition): readonly PackDocument[] => {
  const { application, frozen, files } = of;
  const { listed: _, comments = [], ...kept } = application;
  const referralNotes = kept.referralNotes && notesWithFiles(of);
  const head = { ...kept, ...(referralNotes && { referralNotes }) };
  const folder = folderOf(application.receipt.reference);
  // Who was given a place is public. Who was not goes by its reference.
  const who: Showable = (application.awardedLots ?? []).length > 0 ? 'shown' : commercially;
  const told: Showable | undefined = of.isTold ? 'shown' : undefined;
  const { registration, registrationDecision, compliance, complianceDecision, namedLocation, locationDoubts } = head;
  const { reopened = [] } = head;
  const referralsReopened = reopened.filter(({ referral }) => referral);
  const { askedAgain, placeDecision, proposedRejections = [], rejection, conflicts = [], corrections = [] } = head;
  return [
    {
      path: `${folder}/application.json`,
      value: head,
      provider: {
        windowId: 'shown',
        agreementId: 'shown',
        organisationName: 'shown',
        locationId: 'shown',
        email: 'shown',
        lots: 'shown',
        receipt: 'shown',
        ...(told && { status: told, awardedLots: told, lotResults: told, rejection: told }),
      },
      freedomOfInformation: {
        windowId: 'shown',
        agreementId: 'shown',
        organisationName: who,
        locationId: who,
        lots: 'shown',
        receipt: 'shown',
        status: 'shown',
        awardedLots: 'shown',
        lotResults: 'shown',
        evaluators: {
          slot: 'shown',
          finalAt: 'shown',
          by: asRole('an evaluator'),
          // Why somebody is away is theirs.
          coveringFor: { of: asRole('an evaluator'), by: asRole('a procurement lead'), at: 'shown' },
        },
        moderator: asRole('the moderator'),
      },
    },
    { path: `${folder}/submitted.json`, value: frozen, provider: 'shown' },
    {
      path: `${folder}/questions-and-answers.json`,
      value: askedAndAnswered(of),
      provider: 'shown',
      freedomOfInformation: {
        page: 'shown',
        title: 'shown',
        introduction: 'shown',
        introductionFromAgreement: 'shown',
        scored: { ...question, answer: commercially },
        asked: question,
        corrected: { at: 'shown' },
      },
    },
    {
      path: `${folder}/files.json`,
      value: files.map(({ page, field, file: { name, size, sha256, arrivedAt }, at, why }) => ({
        page,
        field,
        name,
        size,
        sha256,
        arrivedAt,
        ...(at ? { at } : {}),
        ...(why ? { why } : {}),
      })),
      provider: 'shown',
      freedomOfInformation: {
        page: 'shown',
        field: 'shown',
        name: commercially,
        size: 'shown',
        sha256: 'shown',
        arrivedAt: 'shown',
        at: commercially,
        why: 'shown',
      },
    },
    {
      path: `${folder}/checks.json`,
      value: { registration, namedLocation, compliance, askedAgain },
      freedomOfInformation: {
        registration: check,
        namedLocation: { registration: check },
        compliance: { outcome: 'shown', checkedAt: 'shown' },
        askedAgain: { '*': { registration: check } },
      },
    },
    ...of.answers.map(({ sha256, ...answer }) => ({
      path: `${folder}/register/${sha256}.json`,
      value: { sha256, ...answer },
      provider: 'shown' as const,
      freedomOfInformation: who === 'shown' ? who : undefined,
    })),
    {
      path: `${folder}/referrals.json`,
      value: {
        registrationDecision,
        complianceDecision,
        referralsReopened,
        referralNotes,
        locationDoubts,
        placeDecision,
      },
      freedomOfInformation: {
        registrationDecision: decided,
        complianceDecision: decided,
        referralNotes: { stage: 'shown', at: 'shown', by: anOfficer },
        locationDoubts: { at: 'shown', decided },
        placeDecision: decided,
      },
    },
    {
      path: `${folder}/representations.json`,
      value: { proposedRejections, told: of.representations, rejection },
      provider: {
        proposedRejections: { stage: 'shown', reasons: 'shown', at: 'shown', replyBy: 'shown', repliedAt: 'shown' },
        told: 'shown',
        ...(told && { rejection: told }),
      },
      freedomOfInformation: {
        proposedRejections: {
          stage: 'shown',
          at: 'shown',
          by: anOfficer,
          replyBy: 'shown',
          repliedAt: 'shown',
          ended: { how: 'shown', at: 'shown', by: anOfficer },
        },
        told: { round: 'shown', toldAt: 'shown', replyBy: 'shown', reply: { at: 'shown' }, closedAt: 'shown' },
        rejection: { stage: 'shown', at: 'shown' },
      },
    },
    {
      path: `${folder}/corrections.json`,
      value: { returned: corrections, asked: of.corrections, counting: of.counting },
      provider: { asked: 'shown', counting: 'shown' },
      freedomOfInformation: {
        returned: { stage: 'shown', pages: 'shown', at: 'shown', by: anOfficer, sendBy: 'shown' },
        asked: { round: 'shown', stage: 'shown', askedAt: 'shown', sendBy: 'shown', sent: { at: 'shown' } },
        counting: { at: 'shown' },
      },
    },
    {
      path: `${folder}/conflicts.json`,
      value: conflicts,
      freedomOfInformation: { at: 'shown', by: asRole('an officer') },
    },
    {
      path: `${folder}/comments.json`,
      value: comments,
      freedomOfInformation: {
        at: 'shown',
        by: anOfficer,
        team: 'shown',
        settled: { at: 'shown', by: anOfficer },
        withdrawn: { at: 'shown', by: anOfficer },
      },
    },
    ...marksOf(of, folder),
    {
      path: `${folder}/letters.json`,
      value: edition === 'provider' ? of.letters.filter(({ status }) => came.has(status)) : of.letters,
      provider: {
        letterId: 'shown',
        kind: 'shown',
        to: 'shown',
        addressee: 'shown',
        subject: 'shown',
        body: 'shown',
        status: 'shown',
        createdAt: 'shown',
        sentAt: 'shown',
      },
      freedomOfInformation: {
        kind: 'shown',
        addressee: who,
        subject: 'shown',
        body: commercially,
        status: 'shown',
        createdAt: 'shown',
        sentAt: 'shown',
      },
    },
    {
      path: `${folder}/contracts.json`,
      value: of.contracts,
      provider: {
        '*': 'shown',
        standing: {
          '*': 'shown',
          countersigned: { at: 'shown', as: 'shown', authorityId: 'shown', authority: 'shown', by: anOfficer },
        },
      },
      freedomOfInformation: {
        contractId: 'shown',
        providerName: 'shown',
        companyNumber: 'shown',
        locationId: 'shown',
        lot: 'shown',
        zones: 'shown',
        from: 'shown',
        to: 'shown',
        rating: 'shown',
        ratingDate: 'shown',
        awardedAt: 'shown',
        leftOn: 'shown',
        standing: {
          countersigned: { at: 'shown', as: 'shown', authority: 'shown' },
          leaving: { on: 'shown', at: 'shown' },
          leftAt: 'shown',
        },
      },
    },
    { path: `${folder}/proof-of-control.json`, value: of.control },
    ...trailDocuments(`${folder}/audit-trail.json`, of.trail),
  ];
};
