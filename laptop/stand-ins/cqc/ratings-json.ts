/** The register's order of the five key questions. */
const keyQuestions = ['Safe', 'Well-led', 'Caring', 'Responsive', 'Effective'] as const;

const reportLinkOf = (firm: number): string => `00000000-0000-4000-8000-${String(firm).padStart(12, '0')}`;

/** The older form of a rating, by a report; `organisationId` when it was another registration's. */
export const reported = (rating: string, reportDate: string, firm: number, organisationId?: string) => ({
  currentRatings: {
    overall: {
      ...(organisationId && { organisationId }),
      rating,
      reportDate,
      reportLinkId: reportLinkOf(firm),
      useOfResources: {},
      keyQuestionRatings: keyQuestions.map((name) => ({ name, rating, reportDate, reportLinkId: reportLinkOf(firm) })),
    },
    reportDate,
  },
  lastReport: { publicationDate: reportDate },
  reports: [
    {
      linkId: reportLinkOf(firm),
      reportDate,
      reportUri: `/reports/${reportLinkOf(firm)}`,
      firstVisitDate: reportDate,
      reportType: 'Location',
    },
  ],
});

export interface GroupRating {
  readonly name: string;
  readonly rating: string;
  readonly status?: 'Current' | 'Historic';
}

/** A rating of the single assessment framework, by service group; `overall` is empty for social care. */
export const assessed = (assessmentDate: string, planId: string, groups: readonly GroupRating[]) => ({
  assessmentPlanPublishedDateTime: `${assessmentDate} 09:30:00`,
  ratings: {
    overall: [],
    asgRatings: groups.map(({ name, rating, status = 'Current' }) => ({
      assessmentPlanId: planId,
      title: `${name} assessment`,
      assessmentDate,
      assessmentPlanStatus: 'Assessed',
      name,
      rating,
      status,
      keyQuestionRatings: keyQuestions.map((question) => ({ name: question, rating, status: 'Assessed' })),
    })),
  },
});
