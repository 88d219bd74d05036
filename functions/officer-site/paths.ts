/** The addresses of the officers' pages. Each part is encoded, so that an id can hold whatever ids hold. */
const at = (...parts: readonly string[]): string => ['/officers', ...parts.map(encodeURIComponent)].join('/');

/** The pages of one window. */
const ofWindow = (windowId: string) => {
  const below = (...parts: readonly string[]) => at('windows', windowId, ...parts);
  return {
    page: below(),
    cancel: below('cancel'),
    applications: below('applications'),
    application: (applicationId: string) => below('applications', applicationId),
    declaration: below('declaration'),
    evaluate: below('evaluate'),
    evaluation: (applicationId: string) => markedAt(below('evaluate', applicationId)),
    moderate: below('moderate'),
    moderation: (applicationId: string) => markedAt(below('moderate', applicationId)),
    heldPlaces: below('held-places'),
    standstill: below('standstill'),
    challenge: (recordedAt: string) => below('standstill', 'challenges', recordedAt),
    recommendation: below('recommendation'),
    approval: below('approval'),
  };
};

/** The work of an evaluator or moderator on one application, and its pages, one a question. */
const markedAt = (page: string) => ({
  page,
  question: (questionId: string) => `${page}/questions/${encodeURIComponent(questionId)}`,
});

export const paths = {
  home: at(),
  windows: at('windows'),
  window: ofWindow,
  letters: at('letters'),
  letter: (letterId: string) => at('letters', letterId),
  faults: at('faults'),
  fault: (subject: string) => at('faults', subject),
} as const;
