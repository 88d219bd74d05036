import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { AwardDeps } from '../deps.ts';
import { applicationPack, applicationPackFile, makeApplicationPack } from '../pages/evidence/application-pack.ts';
import { makeWindowPack, windowPack, windowPackFile } from '../pages/evidence/window-pack.ts';
import { application } from './application.ts';
import { reading } from './who.ts';

/** Evidence packs, of a window and of one application. */
export const ofEvidencePacks = (deps: AwardDeps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/evidence-pack', windowPack(deps), { tells: 'evidence packs of a window' }),
  ...formAt(reading, '/officers/windows/{windowId}/evidence-pack/{edition}', makeWindowPack(deps), {
    tells: 'evidence packs of a window',
  }),
  reading.get('/officers/windows/{windowId}/evidence-pack/{edition}/pack.zip', windowPackFile(deps), {
    tells: 'evidence pack of a window',
  }),
  reading.get(`${application}/evidence-pack`, applicationPack(deps), { tells: 'evidence packs of an application' }),
  ...formAt(reading, `${application}/evidence-pack/{edition}`, makeApplicationPack(deps), {
    tells: 'evidence packs of an application',
  }),
  reading.get(`${application}/evidence-pack/{edition}/pack.zip`, applicationPackFile(deps), { tells: 'evidence pack' }),
];
