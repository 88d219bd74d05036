/** Services of others that the functions call: a stage may point them at a test environment. */
export interface OutsideServices {
  readonly cqcUrl: string;
  readonly notifyUrl: string;
  /** GOV.UK Notify's id of the one template used, with the fields `subject` and `body`. */
  readonly notifyTemplateId: string;
  readonly bankHolidaysUrl: string;
}

export const liveServices: Omit<OutsideServices, 'notifyTemplateId'> = {
  cqcUrl: 'https://api.service.cqc.org.uk/public/v1',
  notifyUrl: 'https://api.notifications.service.gov.uk',
  bankHolidaysUrl: 'https://www.gov.uk/bank-holidays.json',
};
