import { londonDate } from '../time/london.ts';
import { asRole, commercially, type Showable } from './allowed.ts';
import type { GatheredWindow } from './gathered.ts';
import type { PackDocument } from './pack-document.ts';
import { trailDocuments } from './trail-document.ts';

const publicOfAgreement: Showable = {
  id: 'shown',
  title: 'shown',
  council: 'shown',
  references: 'shown',
  buyer: 'shown',
  service: 'shown',
  kind: 'shown',
  regime: 'shown',
  concludedOn: 'shown',
  lightTouch: 'shown',
  notice: 'shown',
  ocid: 'shown',
  term: 'shown',
  regulator: 'shown',
  zones: 'shown',
  lots: 'shown',
  estimatedValue: 'shown',
  windows: 'shown',
  clarifications: 'shown',
  standstill: { applies: 'shown' },
  decision: 'shown',
  representation: 'shown',
  corrections: 'shown',
  outcomeLetters: 'shown',
  contracts: 'shown',
  pages: 'shown',
  questionnaire: 'shown',
};

const aLead = asRole('a procurement lead');
const change = {
  kind: 'shown',
  at: 'shown',
  reason: 'shown',
  closesAt: 'shown',
  closedBefore: 'shown',
  toldAt: 'shown',
} as const;
const ofWindow: Showable = {
  windowId: 'shown',
  agreementId: 'shown',
  status: 'shown',
  opensAt: 'shown',
  closesAt: 'shown',
  changes: { ...change, by: aLead },
  unsealedAt: 'shown',
  standstillEndsAt: 'shown',
};

/** What is on record of a window and its award, as documents, with what each edition may show of them (decision 83). */
export const documentsOfWindow = (of: GatheredWindow): readonly PackDocument[] => {
  const { agreement, window, told, publication, confirmedEnd, standstill } = of;
  const { execution: _, version: __, ...head } = window;
  const named = (applicationId: string) => of.references.get(applicationId);
  const places = of.recommendations.map(({ places: all, ...made }) => {
    const own = all.flatMap(({ applicationId, ...place }) => {
      const application = named(applicationId);
      return application ? [{ application, ...place }] : [];
    });
    return { ...made, places: own, placesOfOthers: all.length - own.length };
  });
  const authorityOf = (id: string | undefined) => agreement.authorities.find((each) => each.id === id);
  return [
    { path: 'agreement.json', value: agreement, provider: publicOfAgreement, freedomOfInformation: publicOfAgreement },
    {
      path: 'window.json',
      value: head,
      provider: { ...ofWindow, changes: change },
      freedomOfInformation: ofWindow,
    },
    {
      path: 'award/recommendations.json',
      value: places,
      freedomOfInformation: {
        round: 'shown',
        at: 'shown',
        by: aLead,
        text: 'shown',
        placeCount: 'shown',
        placesHash: 'shown',
        places: 'shown',
        placesOfOthers: 'shown',
      },
    },
    {
      path: 'award/approvals.json',
      value: of.approvals.map((approval) => ({ ...approval, authority: authorityOf(approval.authorityId) })),
      // Who approves an award answers for it by name.
      freedomOfInformation: {
        round: 'shown',
        at: 'shown',
        by: { name: 'shown' },
        decision: 'shown',
        reason: 'shown',
        authorityId: 'shown',
        authority: 'shown',
      },
    },
    {
      path: 'award/standstill.json',
      value: {
        regime: agreement.regime,
        applies: agreement.standstill.applies,
        told,
        publication,
        confirmedEnd,
        standstill,
        holidays: holidaysOf(of),
      },
      provider: standstillShown,
      freedomOfInformation: standstillShown,
    },
    {
      path: 'award/challenges.json',
      value: of.challenges,
      freedomOfInformation: {
        at: 'shown',
        recordedBy: asRole('a procurement officer'),
        from: commercially,
        proposal: 'shown',
        summary: commercially,
        settled: { at: 'shown', by: asRole('a procurement officer'), decision: 'shown', reason: 'shown' },
      },
    },
    ...of.notices.map(({ noticeId, release }) => ({
      path: `notices/${noticeId}.json`,
      value: release,
      provider: 'shown' as const,
      freedomOfInformation: 'shown' as const,
    })),
    ...(of.setAside.length > 0
      ? [
          {
            path: 'not-opened.json',
            value: of.setAside,
            freedomOfInformation: { fault: 'shown', triedAt: 'shown', unsealedAt: 'shown' } as const,
          },
        ]
      : []),
    ...trailDocuments('audit-trail.json', of.trail),
  ];
};

const standstillShown: Showable = {
  regime: 'shown',
  applies: 'shown',
  told: 'shown',
  publication: { notice: 'shown', number: 'shown', publishedAt: 'shown' },
  confirmedEnd: { lastDay: 'shown', at: 'shown', reckonedFrom: 'shown' },
  standstill: 'shown',
  holidays: 'shown',
};

/** The bank holidays that the days of the standstill were counted by: those within it, so that what is published later changes no pack. */
const holidaysOf = ({ standstill, holidays }: GatheredWindow): readonly string[] => {
  if (!standstill) return [];
  const [first, last] = [londonDate(standstill.noticeAt), londonDate(standstill.endsAt)];
  return [...holidays.dates].filter((day) => day >= first && day <= last).toSorted();
};
