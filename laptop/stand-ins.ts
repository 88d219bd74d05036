import { randomUUID } from 'node:crypto';
import type { Outside, OutsideContext, OutsideService } from '@laptop/cloud';
import { cqcStandIn } from './stand-ins/cqc/cqc-stand-in.ts';
import { govUk } from './stand-ins/gov-uk/gov-uk.ts';
import { letterTemplate } from './stand-ins/notify/letter.ts';
import { letterPages } from './stand-ins/notify/letter-pages.ts';
import { notify } from './stand-ins/notify/notify.ts';

/** A subscription key as CQC gives it out: 32 hexadecimal digits. */
export const subscriptionKey = (): string => randomUUID().replaceAll('-', '');

/** An API key as Notify gives it out: its name, the service's id and the secret. */
export const notifyKey = (): string => `local-${randomUUID()}-${randomUUID()}`;

/** What the app calls and AWS does not have, with what tests and the demonstration do to it. */
export interface StandIns extends Outside {
  /** The register of the Care Quality Commission. */
  readonly register: ReturnType<typeof cqcStandIn>;
  /** GOV.UK Notify. */
  readonly mail: ReturnType<typeof notify>;
}

export const standIns = ({ file, valuesOf, secretsOf }: OutsideContext): StandIns => {
  const register = cqcStandIn({
    dir: file('cqc'),
    keys: () => secretsOf('CQC_KEY_PARAMETER'),
    mount: '/_local/cqc',
  });
  const mail = notify({
    file: file('notify.sqlite'),
    prefix: '/_local/notify',
    apiKeys: () => [...secretsOf('NOTIFY_KEY_PARAMETER')],
    templateIds: [letterTemplate.id, ...valuesOf('NOTIFY_TEMPLATE_ID')],
  });
  const holidays = govUk({ prefix: '/_local/gov-uk' });
  const services: readonly OutsideService[] = [
    {
      title: 'The register (CQC)',
      addresses: { CQC_BASE_URL: '/_local/cqc/public/v1' },
      keys: { CQC_KEY_PARAMETER: subscriptionKey },
      faults: register,
      handle: register.handle,
    },
    {
      title: 'GOV.UK Notify',
      addresses: { NOTIFY_BASE_URL: '/_local/notify' },
      keys: { NOTIFY_KEY_PARAMETER: notifyKey },
      faults: mail.faults,
      pages: letterPages(mail.outbox),
      handle: mail.handle,
      close: mail.close,
    },
    {
      title: 'GOV.UK bank holidays',
      addresses: { BANK_HOLIDAYS_URL: '/_local/gov-uk/bank-holidays.json' },
      faults: holidays.faults,
      handle: holidays.handle,
    },
  ];
  return { services, register, mail };
};
