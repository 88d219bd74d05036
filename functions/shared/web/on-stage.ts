import type { Site } from './site.ts';

type Phase = NonNullable<Site['phase']>;

/** One computer with everything that the service speaks to: the stage of whoever names none. */
const onOneComputer: Phase = {
  tag: 'Demonstration',
  text: 'The service runs on one computer for show. Nothing sent here counts, and letters never leave that computer.',
};

const test = (stage: string): Phase => ({
  tag: 'Test',
  text: `This is a test of the service (${stage}). Nothing sent here counts, and no letters go out but to those who test it.`,
});

/** A site as a stage shows it: every page of one that is not live says that nothing counts there, in place of where the service stands. */
export const onStage = (stage: string, site: Site): Site => {
  if (stage === 'live') return site;
  return { ...site, phase: { ...(stage === 'laptop' ? onOneComputer : test(stage)), isWarning: true } };
};
