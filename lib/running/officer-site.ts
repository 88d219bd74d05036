import type { Construct } from 'constructs';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import type { SitesProps } from './sites-props.ts';
import { byPerson, byStatus, use, useDocuments, useFunction, useMachine, useStanding, within } from './use.ts';

/** What whoever shows pages to officers needs to know who asks, and to say what is on record. */
const ofOfficers = ({ stored, secrets, signIn, siteUrl }: SitesProps) => ({
  STAGE: stored.stage,
  OFFICERS_POOL: useStanding(stored.people.officers),
  OIDC_ISSUER: signIn.officerIssuer,
  OIDC_CLIENT_ID: signIn.officerClient.userPoolClientId,
  SITE_URL: siteUrl,
  AUDIT_TABLE: use(stored.audit, byStatus()),
  FORM_SECRET_PARAMETER: secrets.formSecret,
});

/** Officers' work until an award is recommended, and what watches over all of it. */
export const officerSite = (scope: Construct, props: SitesProps): HouseFunction => {
  const { assets, stored, secrets, outside, tasks, machines, siteConcurrency } = props;
  return new HouseFunction(scope, 'officer-site', {
    assets,
    stage: stored.stage,
    memoryMegabytes: 1024,
    reservedConcurrency: siteConcurrency,
    environment: {
      ...ofOfficers(props),
      OFFICER_SESSIONS_TABLE: use(
        stored.officerSessions,
        ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
        byPerson('OFFICERS', 'ENDED'),
      ),
      RECORDS_TABLE: useRecords(
        stored.records,
        'officer-site',
        {
          getTogether: [
            'AGREEMENT',
            'APPLICATION',
            'AWARD',
            'CLARIFICATION',
            'CONTROL',
            'CONTROL-CODE',
            'CONTROL-TYPED',
            'CORRECTED',
            'CORRECTION',
            'EVIDENCE',
            'FROZEN',
            'INTEREST',
            'LIST',
            'REGISTER',
            'REPRESENTATION',
            'WAIT',
            'WINDOW',
          ],
          query: [
            'AGREEMENT',
            'AWARD',
            'CLARIFICATION',
            'CONTRACTS',
            'INTEREST',
            'LIST',
            'LOCATION',
            'REPRESENTATION',
            'SEAL',
            'WAIT',
            'WINDOW',
          ],
          put: [
            'AGREEMENT',
            'APPLICATION',
            'CLARIFICATION',
            'CONTROL',
            'CONTROL-CODE',
            'CORRECTED',
            'CORRECTION',
            'ENTRY',
            'EVIDENCE',
            'LIST',
            'LOCATION',
            'REPRESENTATION',
            'WAIT',
            'WINDOW',
          ],
          // That an officer has declared nothing more since their decision was weighed: the declaration lies with its window. And that a code
          // has not been typed, which another takes the place of.
          check: ['CONTROL-TYPED', 'WINDOW'],
          add: ['LIST'],
          remove: ['LIST'],
        },
        byStatus(),
      ),
      OPENED_BUCKET: useDocuments(stored.openedDocuments, {
        // What an officer sends with a note on a referral arrives as providers' files do, and is kept apart from these.
        'arriving/': ['PutObject', 'GetObject'],
        'kept/*/referral/': ['PutObject'],
        'kept/': ['GetObjectTagging', { onceClean: 'GetObject' }],
      }),
      CQC_BASE_URL: outside.cqcUrl,
      CQC_KEY_PARAMETER: secrets.cqcKey,
      WINDOW_MACHINE: useMachine(machines.window),
      CHANGE_MACHINE: useMachine(machines.change),
      APPLICATION_MACHINE: useMachine(machines.application),
      BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
      // Letters that could not be delivered; those that tell who has applied lie in other partitions (docs/rules.md, rule 2).
      LETTERS_TABLE: use(stored.letters, byStatus('UNDELIVERABLE'), within(['LETTER#*'], ['GetItem', 'PutItem'])),
      SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
    },
  });
};

/** From the recommendation of an award on, and what is on record of it. */
export const officerAward = (scope: Construct, props: SitesProps): HouseFunction => {
  const { assets, stored, evidencePacks, tableFiles, tasks } = props;
  return new HouseFunction(scope, 'officer-site-award', {
    assets,
    stage: stored.stage,
    memoryMegabytes: 1024,
    environment: {
      ...ofOfficers(props),
      // It goes on with sessions, and starts and lists none; a form that came too late it keeps.
      OFFICER_SESSIONS_TABLE: use(
        stored.officerSessions,
        within(['session#*'], ['GetItem', 'UpdateItem']),
        within(['form#*'], ['GetItem', 'PutItem', 'DeleteItem']),
      ),
      RECORDS_TABLE: useRecords(stored.records, 'officer-site-award', {
        getTogether: [
          'AGREEMENT',
          'APPLICATION',
          'AWARD',
          'CONTRACTS',
          'CONTROL',
          'CONTROL-CODE',
          'CONTROL-TYPED',
          'DRAFT',
          'LIST',
          'PACK',
          'REGISTER',
          'REPRESENTATION',
          'STANDING',
          'WAIT',
          'WINDOW',
        ],
        query: ['AWARD', 'CONTRACTS', 'DRAFT', 'LIST', 'NOTICES', 'REGISTER', 'WAIT', 'WINDOW'],
        put: ['AGREEMENT', 'APPLICATION', 'AWARD', 'ENTRY', 'LIST', 'PACK', 'STANDING', 'WAIT', 'WINDOW'],
        // That an officer has declared nothing more since their decision was weighed: the declaration lies with its window. And that an award
        // still waits for what is decided on its places.
        check: ['WAIT', 'WINDOW'],
        add: ['LIST'],
        remove: ['LIST'],
      }),
      MAKE_PACK_FUNCTION: useFunction(evidencePacks.makePack),
      MAKE_TABLE_FUNCTION: useFunction(tableFiles.makeTable),
      // The letter that tells a provider that its contract is countersigned; it reads none.
      LETTERS_TABLE: use(stored.letters, within(['LETTER#*'], ['PutItem'])),
      SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
      PACKS_BUCKET: useDocuments(stored.packs, { 'packs/': ['GetObject'], 'tables/': ['GetObject'] }),
    },
  });
};
