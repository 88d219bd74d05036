import type { WindowStep } from '../../../domain/window/steps.ts';

/** What a window's machine could not do, and what follows from it until it is tried again. */
export const windowStepWords: Readonly<Record<WindowStep, { readonly what: string; readonly meanwhile: string }>> = {
  preparing: {
    what: 'A window could not be prepared',
    meanwhile: 'Until it is, the window of the schedule does not open.',
  },
  opening: {
    what: 'A window could not be opened',
    meanwhile:
      'Until it is, nobody can apply. Its closing stays as it was announced: once it is open, extend it for everyone.',
  },
  telling: {
    what: 'Providers could not be told that a window is open',
    meanwhile: 'The window is open, and closes when it was to. Nobody is told twice.',
  },
  closing: {
    what: 'A window could not be closed',
    meanwhile: 'No application is taken after the closing instant all the same. Until it is closed, none is opened.',
  },
  unsealing: {
    what: 'The applications of a window could not be unsealed',
    meanwhile: 'They stay sealed until then. Those that were opened already stay as they are.',
  },
  starting: {
    what: 'The checks of some applications could not be started',
    meanwhile:
      'The window’s other applications go on. No places can be recommended until these are checked and settled.',
  },
  awarding: {
    what: 'The award of a window could not be begun',
    meanwhile: 'Applications go on. No places can be recommended until it is begun.',
  },
};
