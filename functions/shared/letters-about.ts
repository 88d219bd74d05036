import type { ContractStandings } from '../../adapters/dynamodb/contract-standings.ts';
import type { ContractRepository } from '../../adapters/dynamodb/contracts.ts';
import type { ControlRepository } from '../../adapters/dynamodb/controls.ts';
import type { CorrectionRepository } from '../../adapters/dynamodb/corrections.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../adapters/dynamodb/representations.ts';
import type { StoredLetter } from '../../adapters/dynamodb/stored-letter.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { filesIn } from '../../domain/application/sight.ts';
import type { FrozenApplication } from '../../domain/application/submission.ts';
import { lettersOfApplication } from '../../domain/letters/letters-of-application.ts';
import type { Window } from '../../domain/window/window.ts';

interface Beside {
  readonly corrections: Pick<CorrectionRepository, 'of'>;
  readonly representations: Pick<RepresentationRepository, 'of'>;
  readonly controls: Pick<ControlRepository, 'of'>;
  readonly contracts: Pick<ContractRepository, 'from'>;
  readonly standings: Pick<ContractStandings, 'get'>;
}

/** What is on record beside an application, of which letters are written too: each is asked for by its key. A contract comes with what was done about it. */
export const besideApplication = async (
  { corrections, representations, controls, contracts, standings }: Beside,
  { providerId, windowId, locationId, lots }: OpenedApplication,
) => {
  const [corrected, heard, control, made] = await Promise.all([
    corrections.of(providerId, windowId),
    representations.of(providerId, windowId),
    controls.of({ providerId, locationId }),
    Promise.all(
      lots.map(async (lot) => {
        const contract = await contracts.from(windowId, lot, providerId);
        return contract && { contract, standing: await standings.get(contract) };
      }),
    ),
  ]);
  return {
    corrections: corrected,
    representations: heard,
    control,
    contracts: made.filter((each) => each !== undefined),
  };
};

interface About {
  readonly window: Window;
  readonly application: OpenedApplication;
  /** What it submitted; undefined where that is not there any more. */
  readonly frozen: Pick<FrozenApplication, 'answers'> | undefined;
  readonly beside: Awaited<ReturnType<typeof besideApplication>>;
}

/** Every letter about an application that officers may know of (domain/letters/letters-of-application.ts). */
export const lettersAbout = async (
  letters: Pick<LetterRepository, 'get'>,
  { window, application, frozen, beside }: About,
): Promise<readonly StoredLetter[]> => {
  const ids = lettersOfApplication({
    window,
    application,
    ...beside,
    files: frozen ? filesIn(frozen) : [],
    standings: beside.contracts.flatMap(({ standing }) => standing ?? []),
  });
  const found = await Promise.all(ids.map((letterId) => letters.get(letterId)));
  return found.filter((each) => each !== undefined);
};
