import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { barrierErrors, type FieldErrors, noErrors } from '../../../shared/forms/field-errors.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { lookUpFor } from '../../case/looked-up.ts';
import { type OpenLocation, openLocationOf } from '../../case/open-location.ts';
import type { OfPage } from '../../case/open-page.ts';
import { savePage } from '../../decisions/save-page.ts';
import type { Deps } from '../../deps.ts';
import { isThisYou, locationsToChoose, notLookedUp, notOnRegister } from './location-pages.ts';
import { wayIn, wayOf } from './way.ts';

/**
 * What the register says of the location that was saved, before its provider goes on: "Is this you?". Its answers are saved whatever comes of
 * the look, and a register that cannot be asked holds nobody up.
 */
export const showLocation =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> =>
    lookedUp(deps, await openLocationOf(deps, request), request);

/**
 * Takes what was said of it. Yes is kept, so that it is asked once for a location, and leads on; no leads back to the field with what was
 * typed; another location that was offered takes its place, and is looked up in turn.
 */
export const saveLocation =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const open = await openLocationOf(deps, request);
    const { form, arrivedAt } = request;
    const { here, location, onwards } = wayOf(open, wayIn(request));
    const { application, page, field, locationId } = open;
    const stored = application.saved.get(page.path);
    const values = stored?.values ?? {};

    const chosen = registerIdFrom(oneValue(form, 'chosen'));
    if (chosen) {
      const version = stored?.version ?? 0;
      // Of the page's other answers nothing is said here.
      await savePage(deps, open, { values: { ...values, [field]: chosen }, version, isMeant: false }, request);
      return redirect(location);
    }
    if (oneValue(form, '_choosing')) return lookedUp(deps, open, request, nothingChosen);

    const isYou = oneValue(form, 'isYou');
    if (isYou !== 'yes' && isYou !== 'no') return lookedUp(deps, open, request, notSaid);
    // Another tab saved another location meanwhile: that one is asked about.
    if (!locationId || oneValue(form, '_asked') !== locationId) return redirect(location);
    if (isYou === 'no') return redirect(`${here}#${field}`);
    await deps.sealed.confirmLocation(application.head.windowId, application.head.providerId, locationId, arrivedAt);
    return redirect(onwards(values));
  };

const lookedUp = async (
  deps: Deps,
  open: OpenLocation,
  request: OfPage,
  errors: FieldErrors = noErrors,
): Promise<PageResult> => {
  const { locationId } = open;
  if (!locationId) return redirect(wayOf(open, wayIn(request)).here);
  const [came, isShared] = await Promise.all([
    lookUpFor(deps, request, locationId),
    deps.sealed.isNamedByAnother(open.application.head, locationId),
  ]);
  const shown = { deps, open, request, locationId, isShared, errors };
  if ('again' in came) return notLookedUp(shown, came);
  const { looked } = came;
  if (looked.kind === 'found') return isThisYou(shown, looked);
  if (looked.kind !== 'not-found') return notLookedUp(shown, came);
  return looked.providerOfThatId ? locationsToChoose(shown, looked) : notOnRegister(shown);
};

const nothingChosen = barrierErrors(
  [{ code: 'nothing-chosen', text: 'Select the location that the care would be given from' }],
  {},
  'chosen',
);
const notSaid = barrierErrors([{ code: 'not-said', text: 'Select yes if this is your location' }], {}, 'isYou');
