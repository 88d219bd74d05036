import type { Recipients } from '../../domain/letters/recipients.ts';

/** Services of others that the functions call: a stage may point them at a test environment. */
export interface OutsideServices {
  readonly cqcUrl: string;
  readonly notifyUrl: string;
  /** GOV.UK Notify's id of the one template used, with the fields `subject` and `body`. */
  readonly notifyTemplateId: string;
  /** To whom letters go. */
  readonly recipients: Recipients;
  readonly bankHolidaysUrl: string;
}

type Addresses = Omit<OutsideServices, 'notifyTemplateId' | 'recipients'>;

export const liveServices: Addresses = {
  cqcUrl: 'https://api.service.cqc.org.uk/public/v1',
  notifyUrl: 'https://api.notifications.service.gov.uk',
  bankHolidaysUrl: 'https://www.gov.uk/bank-holidays.json',
};

/** Nobody, wherever the stack may run: a laptop puts its own in their place. */
export const noServices: Addresses = {
  cqcUrl: 'https://cqc.invalid/public/v1',
  notifyUrl: 'https://notify.invalid',
  bankHolidaysUrl: 'https://gov-uk.invalid/bank-holidays.json',
};
