import type { WritePdf } from '../../../adapters/functions/pdf-writer.ts';
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

/** What every page of a stage says that is not live; undefined of the one that counts. */
const warningOf = (stage: string): Phase | undefined => {
  if (stage === 'live') return undefined;
  return { ...(stage === 'laptop' ? onOneComputer : test(stage)), isWarning: true };
};

/** A site as a stage shows it: every page of one that is not live says that nothing counts there, in place of where the service stands. */
export const onStage = (stage: string, site: Site): Site => {
  const phase = warningOf(stage);
  return phase ? { ...site, phase } : site;
};

/** PDFs as a stage writes them: each of one that is not live says so too, since it may be read far from its page. */
export const printedOnStage = (stage: string, write: WritePdf): WritePdf => {
  const warning = warningOf(stage);
  return warning
    ? (document) => write({ ...document, blocks: [{ note: `${warning.tag}. ${warning.text}` }, ...document.blocks] })
    : write;
};
