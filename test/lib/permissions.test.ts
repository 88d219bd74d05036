import { describe, expect, it } from 'vitest';
import { plannedRemovalKey } from '../../domain/retention/planned-removal.ts';
import { actionsOf, named, type Statement, statementsByRole, statementsOfStage, synthesised } from './synthesised.ts';

const stage = synthesised();
const { running, stored } = stage;
const roles = [...statementsOfStage(stage)];
const holding = (predicate: (statement: Statement) => boolean) =>
  roles.filter(([, statements]) => statements.some(predicate)).map(([role]) => role);
const roleOf = (fn: string) => roles.find(([role]) => role.includes(`${fn}Role`)) ?? [fn, []];

describe('who may touch what holds drafts and sealed applications', () => {
  // An import of the other stack's output names the resource: ExportsOutputFnGetAttSealedTable..., ...SealedDocumentsBucket...
  const touchesSealedTable = ({ Resource }: Statement) => /Sealed(?!Documents)\w*Table/.test(named(Resource));
  const touchesSealedBucket = ({ Resource }: Statement) => /SealedDocuments/.test(named(Resource));

  it('is the provider’s site, the unsealing task and the one that reminds, for the table', () => {
    const holders = holding(touchesSealedTable);
    expect(holders).toHaveLength(3);
    expect(holders.filter((role) => /ProviderSite|UnsealApplications|RemindApplicants/.test(role))).toHaveLength(3);
  });

  it('reads of it who has begun, and nothing that anybody wrote, where it reminds; and of letters its own alone', () => {
    const [, statements] = roleOf('RemindApplicants');
    const reach = (table: RegExp) =>
      statements
        .filter(({ Resource }) => table.test(named(Resource)))
        .map((statement) => [
          actionsOf(statement).map((action) => action.replace('dynamodb:', '')),
          Object(statement.Condition)['ForAllValues:StringLike'],
        ]);
    expect(statements.filter(touchesSealedTable)).not.toEqual([]);
    expect(reach(/Sealed(?!Documents)\w*Table/)).toEqual([
      [['GetItem', 'Query'], { 'dynamodb:LeadingKeys': ['WINDOW#*#BEGUN'] }],
    ]);
    expect(reach(/Letters\w*Table/)).toEqual([
      [['GetItem', 'PutItem'], { 'dynamodb:LeadingKeys': ['SEALED-LETTER#*.reminder-*'] }],
    ]);
    expect(named(statements)).not.toMatch(/Documents/);
  });

  it('is the provider’s site, the unsealing task and the scanner for viruses, for the bucket', () => {
    const holders = holding(touchesSealedBucket);
    expect(holders).toHaveLength(3);
    expect(holders.filter((role) => /ProviderSite|UnsealApplications|^SealedScan/.test(role))).toHaveLength(3);
  });

  it.each(['OfficerSite', 'OfficerSiteAward'])(
    'is never an officer’s function, by any statement of its role: %s',
    (fn) => {
      const [role, statements] = roleOf(fn);
      expect(role).toContain(`${fn}Role`);
      expect(statements.length).toBeGreaterThan(0);
      expect(named(statements)).not.toMatch(/Sealed/);
    },
  );

  it('is nobody by way of the resource *, which is for traces, the delivery of logs and the names of streams alone', () => {
    const wild = roles.flatMap(([role, statements]) =>
      statements
        .filter(({ Resource }) => [Resource].flat().includes('*'))
        .filter(
          (statement) => !actionsOf(statement).every((action) => /^(xray|logs):|^dynamodb:ListStreams$/.test(action)),
        )
        .map((statement) => `${role}: ${actionsOf(statement)}`),
    );
    expect(wild).toEqual([]);
  });

  it('reads alone where it unseals: the unsealing task writes nothing back but that an application is settled', () => {
    const [, statements] = roleOf('UnsealApplications');
    const onSealed = statements.filter(touchesSealedTable);
    const writing = onSealed.filter((statement) => actionsOf(statement).includes('dynamodb:UpdateItem'));
    expect(onSealed.flatMap(actionsOf).toSorted()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
    expect(writing.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['WINDOW#*#BEGUN'] } },
    ]);
    expect(statements.filter(touchesSealedBucket).flatMap(actionsOf)).toEqual(['s3:GetObjectVersion']);
  });
});

describe('the scanner for viruses', () => {
  const roleResources = Object.values(stored.findResources('AWS::IAM::Role'));
  const scanners = [...statementsByRole(stored)];

  it('has the only roles of what is stored, which its service alone can take on, for this account', () => {
    expect(scanners.map(([id]) => id.replace(/[0-9A-F]+$/, '')).toSorted()).toEqual([
      'OpenedScanRole',
      'SealedScanRole',
    ]);
    for (const { Properties } of roleResources)
      expect(Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
        {
          Action: 'sts:AssumeRole',
          Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': expect.anything() } },
        },
      ]);
  });

  it('reads and tags what is kept, and writes and removes nothing of it', () => {
    for (const [, statements] of scanners) {
      const onFiles = statements.filter((statement) =>
        actionsOf(statement).some((action) => /^s3:\w+Object/.test(action)),
      );
      for (const { Resource } of onFiles)
        for (const one of [Resource].flat())
          expect(named(one)).toMatch(/\/kept\/\*|\/malware-protection-resource-validation-object/);
      const writing = statements.filter((statement) => actionsOf(statement).includes('s3:PutObject'));
      expect(writing.map(({ Resource }) => named(Resource))).toEqual([
        expect.stringMatching(/"\/malware-protection-resource-validation-object"/),
      ]);
      expect(statements.flatMap(actionsOf).filter((action) => /Delete(?!Rule)|\*/.test(action))).toEqual([]);
      expect(named(statements)).not.toMatch(/Table/);
    }
  });

  it('tells of sealed files to nothing that runs: the only rule on scans takes events of the opened bucket', () => {
    const every = Object.values(running.findResources('AWS::Events::Rule'));
    const rules = every.filter(({ Properties }) => !Properties.EventPattern.source.includes('aws.states'));
    expect(rules).toHaveLength(1);
    expect(named(rules)).not.toMatch(/Sealed/);
    expect(named(rules[0]?.Properties.EventPattern)).toMatch(/OpenedDocuments/);
  });

  it('is heard by a function that reaches no bucket', () => {
    const [role, statements] = roleOf('NoteUnsafeFile');
    expect(role).toMatch(/NoteUnsafeFile/);
    expect(statements.flatMap(actionsOf).filter((action) => action.startsWith('s3:'))).toEqual([]);
  });
});

describe('who may write what is written once', () => {
  const puts = roles.flatMap(([role, statements]) =>
    statements
      .filter((statement) => actionsOf(statement).some((action) => /^dynamodb:(Put|Update|Delete)Item$/.test(action)))
      .map((statement) => ({ role, on: named(statement.Resource), keys: named(statement.Condition ?? '') })),
  );
  const putting = (kind: string) => puts.filter(({ keys }) => keys.includes(`"${kind}#`)).map(({ role }) => role);

  it('is the recorder alone, for the chains of the audit trail, and it may do nothing else', () => {
    const onAudit = puts.filter(({ on }) => /Audit\w*Table/.test(on));
    expect(onAudit.every(({ keys }) => /"(CHAIN|RECORDED#ENTRY#retention|COPIED)#\*"/.test(keys))).toBe(true);
    const onChains = onAudit.filter(({ keys }) => /CHAIN|RECORDED/.test(keys));
    expect(new Set(onChains.map(({ role }) => role))).toEqual(new Set([expect.stringMatching(/RecordAuditRole/)]));
    const [, statements] = roleOf('RecordAudit');
    const elsewhere = statements
      .flatMap(actionsOf)
      .filter(
        (action) =>
          !/^(xray|logs):|^dynamodb:(GetItem|PutItem|Query|\w*Streams?|GetRecords|GetShardIterator)$/.test(action),
      );
    expect(elsewhere).toEqual([]);
  });

  it('is the nightly copy alone, for the locked bucket, which it cannot read, and of which it removes nothing', () => {
    const onCopies = roles.flatMap(([role, statements]) =>
      statements
        .filter(({ Resource }) => /AuditCopies/.test(named(Resource)))
        .map((statement) => [role, ...actionsOf(statement)]),
    );
    expect(onCopies).toEqual([[expect.stringMatching(/CopyAuditRole/), 's3:PutObject']]);
  });

  it('is each function for itself, for entries of the audit trail: none writes under the name of another', () => {
    const entries = puts.flatMap(({ role, keys }) =>
      [...keys.matchAll(/"ENTRY#([\w-]*)#\*"/g)].map(([, name = '']) => ({ role, name: name.replaceAll('-', '') })),
    );
    expect(entries.length).toBeGreaterThan(15);
    for (const { role, name } of entries) expect(role.toLowerCase()).toContain(`${name}role`);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });

  it('is no function, for what says that records may go: who removes them does so as a person', () => {
    const onRecords = puts.filter(({ on }) => /Records\w*Table/.test(on));
    expect(onRecords.length).toBeGreaterThan(15);
    const patterns = onRecords.map(({ keys }) =>
      [...keys.matchAll(/"([A-Z][^"]*)\*"/g)].map(([, begins = '']) => begins),
    );
    // One that says no partition could write any.
    expect(patterns.filter((begins) => begins.length === 0)).toEqual([]);
    expect(patterns.flat().filter((begins) => plannedRemovalKey('', '').pk.startsWith(begins))).toEqual([]);
  });

  it('is the unsealing task, for the answers of applications', () => {
    expect(putting('FROZEN')).toEqual([expect.stringMatching(/UnsealApplicationsRole/)]);
  });

  it('is an officer’s page, for the corrections that count', () => {
    expect(putting('CORRECTED')).toEqual([expect.stringMatching(/OfficerSiteRole/)]);
  });

  it('is what asks the register, for its evidence', () => {
    const writers = putting('EVIDENCE').map((role) => /(\w+)Role/.exec(role)?.[1]);
    expect(writers.toSorted()).toEqual(['SitesOfficerSite', 'TasksAskRegisterAgain', 'TasksCheckRegistration']);
  });

  it('is the tasks of a window and no site, for what is noted of its seal', () => {
    const writers = putting('SEAL').map((role) => /(\w+)Role/.exec(role)?.[1]);
    expect(writers.toSorted()).toEqual([
      'TasksCloseWindow',
      'TasksOpenWindow',
      'TasksTellProviders',
      'TasksUnsealApplications',
    ]);
  });

  it('is nobody for any record whatever its kind: each grant to write names its partitions', () => {
    const anything = puts.filter(({ on, keys }) => /Records\w*Table/.test(on) && !keys.includes('LeadingKeys'));
    expect(anything).toEqual([]);
  });
});

describe('permissions of functions', () => {
  it('let officers fetch a file alone that was found clean, and send one only where it arrives and with notes on a referral', () => {
    const [, statements] = roleOf('OfficerSite');
    const onFiles = statements.filter((statement) => actionsOf(statement).some((action) => /^s3:/.test(action)));
    const clean = { StringEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': ['NO_THREATS_FOUND'] } };
    const below = ({ Resource }: Statement) => /OpenedDocuments.*"(\/[^"]*)"/.exec(named(Resource))?.[1];
    expect(onFiles.map((statement) => [actionsOf(statement), below(statement), statement.Condition])).toEqual([
      // What they send themselves: only the site reads it as it arrives, and it writes where no provider's file lies.
      [['s3:PutObject', 's3:GetObject'], '/arriving/*', undefined],
      [['s3:PutObject'], '/kept/*/referral/*', undefined],
      [['s3:GetObjectTagging'], '/kept/*', undefined],
      [['s3:GetObject'], '/kept/*', clean],
    ]);
    const [, ofAward] = roleOf('OfficerSiteAward');
    expect(ofAward.flatMap(actionsOf).filter((action) => action === 's3:PutObject')).toEqual([]);
  });

  it('let whoever makes tables read no file of an application, and nothing that is sealed or kept from officers', () => {
    const [, statements] = roleOf('MakeTable');
    expect(statements.filter((statement) => actionsOf(statement).some((action) => /^s3:Get/.test(action)))).toEqual([]);
    expect(JSON.stringify(statements)).not.toMatch(/Sealed|SEALED-LETTER|OpenedDocuments|byProvider/);
  });

  it('let whoever makes evidence packs read no file but one that was found clean, and nothing that is sealed or kept from officers', () => {
    const [, statements] = roleOf('MakePack');
    const files = statements.filter((statement) => /OpenedDocuments/.test(named(statement.Resource)));
    expect(files.map((statement) => [actionsOf(statement), statement.Condition])).toEqual([
      [['s3:GetObjectTagging'], undefined],
      [['s3:GetObject'], { StringEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': ['NO_THREATS_FOUND'] } }],
    ]);
    expect(JSON.stringify(statements)).not.toMatch(/Sealed|SEALED-LETTER|byProvider/);
  });

  it('name their actions one by one', () => {
    const broad = roles.flatMap(([role, statements]) =>
      statements
        .flatMap(actionsOf)
        .filter((action) => action.includes('*'))
        .map((action) => `${role}: ${action}`),
    );
    expect(broad).toEqual([]);
  });

  it('let each write to its own log and to no other', () => {
    const writers = roles.flatMap(([role, statements]) =>
      statements
        .filter((statement) =>
          actionsOf(statement).some((action) => /^logs:(Put|Create)Log(Events|Stream)$/.test(action)),
        )
        .map(({ Resource }) => [role.replace(/Role\w*$/, ''), named(Resource)]),
    );
    expect(writers.length).toBeGreaterThan(20);
    for (const [owner, log] of writers)
      expect(log).toMatch(new RegExp(`^{"Fn::GetAtt":\\["${owner}Logs\\w+","Arn"\\]}$`));
  });

  it('never include a scan or a batch, but for what two sites (officers’ in two functions), three tasks and whoever makes packs or tables read by key at one moment', () => {
    const found = roles.flatMap(([role, statements]) =>
      statements
        .flatMap(actionsOf)
        .filter((action) => /Scan|Batch/.test(action))
        .map((action) => `${role.replace(/Role\w*$/, '')} ${action}`),
    );
    expect([...new Set(found)].toSorted().map((each) => each.split(' '))).toEqual(
      [
        'EvidencePacksMakePack',
        'SitesOfficerSite',
        'SitesOfficerSiteAward',
        'SitesProviderSite',
        'SweepFinishDeliveries',
        'TableFilesMakeTable',
        'TasksAskOfficer',
        'TasksWriteOutcomeLetters',
      ].map((role) => [role, 'dynamodb:BatchGetItem']),
    );
  });

  it('narrow the provider’s site to what concerns everybody or itself among the records', () => {
    const [, statements] = roleOf('ProviderSite');
    const onRecords = statements.filter(({ Resource }) => /Records\w*Table/.test(named(Resource)));
    expect(onRecords).toHaveLength(3);
    for (const { Condition } of onRecords) expect(named(Condition)).toMatch(/LeadingKeys/);
    expect(named(onRecords)).not.toMatch(/WINDOW#|APPLICATION#|AUDIT#/);
  });

  it('let the provider’s site write no proof that an account speaks for a location, nor a code: what was typed alone', () => {
    const [, statements] = roleOf('ProviderSite');
    const onControl = statements.flatMap((statement) =>
      [...named(statement.Condition ?? {}).matchAll(/CONTROL[\w-]*#\*/g)].flatMap(([kind]) =>
        actionsOf(statement).map((action) => `${action} ${kind}`),
      ),
    );
    expect(onControl.toSorted()).toEqual([
      'dynamodb:BatchGetItem CONTROL-CODE#*',
      'dynamodb:BatchGetItem CONTROL-TYPED#*',
      'dynamodb:PutItem CONTROL-TYPED#*',
      'dynamodb:Query CONTROL-CODE#*',
    ]);
  });

  it('let the public site read what is published, ask CQC’s register, and write only who asks for news and how often it was asked', () => {
    const [, statements] = roleOf('PublicSite');
    const onTables = statements.filter((statement) =>
      actionsOf(statement).some((action) => !/^(xray|logs):/.test(action)),
    );
    const partitions = (...patterns: string[]) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    });
    expect(onTables.map((statement) => [actionsOf(statement), statement.Condition])).toEqual([
      [['dynamodb:GetItem'], partitions('AGREEMENT#*', 'NOTICES#*', 'PLACE#*')],
      [['dynamodb:Query'], partitions('AGREEMENT#*', 'CLARIFIED#*', 'NOTICES#*', 'PLACE#*')],
      [['dynamodb:GetItem', 'dynamodb:PutItem'], partitions('NEWS-ASKED#*')],
      [['dynamodb:PutItem', 'dynamodb:DeleteItem'], partitions('NEWS#*')],
      [['dynamodb:PutItem'], partitions('SEALED-LETTER#news.confirm-*')],
      [['dynamodb:UpdateItem'], partitions('allowance#news#*', 'allowance#public-look-up#*')],
      [['lambda:InvokeFunction'], undefined],
      [['lambda:InvokeFunction'], undefined],
      [['ssm:GetParameter'], undefined],
    ]);
  });

  it('let the function that writes PDFs leave logs and traces and nothing else, and the two sites that have any call it', () => {
    const [role, statements] = roleOf('WritePdf');
    expect(role).toMatch(/WritePdf/);
    expect(statements.flatMap(actionsOf).filter((action) => !/^(xray|logs):/.test(action))).toEqual([]);
    const calling = holding(
      (statement) =>
        actionsOf(statement).includes('lambda:InvokeFunction') && /WritePdf/.test(named(statement.Resource)),
    );
    expect(calling.map((each) => each.replace(/Role.*/, ''))).toEqual(['SitesProviderSite', 'SitesPublicSite']);
  });

  it('keep from the officers’ site the letters that tell who has applied', () => {
    const [, statements] = roleOf('OfficerSite');
    const onLetters = statements.filter(({ Resource }) => /Letters\w*Table/.test(named(Resource)));
    expect(onLetters.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['UNDELIVERABLE'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LETTER#*'] } },
    ]);
  });

  it('let whoever sends letters or makes packs, and the providers’ site, read what lies beside long ones, which are none of those that are kept from officers, and who tells of openings list who asked for that', () => {
    const reading = roles.flatMap(([role, statements]) =>
      statements
        .filter(
          ({ Resource }) => /Letters\w*Table/.test(named(Resource)) && !/byStatus|byProvider/.test(named(Resource)),
        )
        .filter((statement) => actionsOf(statement).includes('dynamodb:Query'))
        .map((statement) => [role.replace(/Role.*/, ''), actionsOf(statement), statement.Condition]),
    );
    const ofLetters = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LETTER#*'] } };
    expect(reading).toEqual([
      ['TasksSendLetters', ['dynamodb:Query'], ofLetters],
      ['TasksTellProviders', ['dynamodb:Query'], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['NEWS#*'] } }],
      ['EvidencePacksMakePack', ['dynamodb:BatchGetItem', 'dynamodb:Query'], ofLetters],
      ['SitesProviderSite', ['dynamodb:GetItem', 'dynamodb:Query'], ofLetters],
    ]);
  });

  it('let the providers’ site alone list what a provider was written, which tells who has applied', () => {
    const listing = holding(({ Resource }) => /byProvider/.test(named(Resource)));
    expect(listing).toEqual([expect.stringMatching(/ProviderSite/)]);
  });

  it('let only the sites and tasks that send letters or ask the register read a secret, and the public site none but the register’s key', () => {
    const readers = holding((statement) => actionsOf(statement).some((action) => action.startsWith('ssm:')));
    expect(
      readers.every((role) =>
        /PublicSite|ProviderSite|OfficerSite|CheckRegistration|AskRegisterAgain|SendLetters/.test(role),
      ),
    ).toBe(true);
    expect(readers).toHaveLength(7);
    expect(named(roleOf('OfficerSiteAward')[1])).not.toMatch(/cqc-key/);
    const [, ofPublicSite] = roleOf('PublicSite');
    const secrets = ofPublicSite.filter((statement) => actionsOf(statement).includes('ssm:GetParameter'));
    expect(secrets.map(({ Resource }) => named(Resource))).toEqual([expect.stringMatching(/\/cqc-key"/)]);
  });
});

describe('the two functions of the officers’ site', () => {
  const [desk, award] = ['OfficerSite', 'OfficerSiteAward'].map((fn) => named(roleOf(fn)[1]));
  const writes = (fn: string, kind: string) =>
    roleOf(fn)[1].some(
      (one) => actionsOf(one).includes('dynamodb:PutItem') && named(one.Condition ?? '').includes(`"${kind}#*"`),
    );

  it('write each what the other does not: an award and its evidence packs, or what it is decided on', () => {
    const both = (kind: string) => ['OfficerSite', 'OfficerSiteAward'].map((fn) => writes(fn, kind));
    for (const kind of ['AWARD', 'PACK']) expect(both(kind), kind).toEqual([false, true]);
    for (const kind of [
      'CONTROL',
      'CONTROL-CODE',
      'CORRECTED',
      'CORRECTION',
      'CLARIFICATION',
      'EVIDENCE',
      'REPRESENTATION',
    ])
      expect(both(kind), kind).toEqual([true, false]);
  });

  it('reach no file and no process of the other’s, nor a letter to read: that of the award reads packs and tables as files, and answers the award’s machine alone', () => {
    expect(award).not.toMatch(/OpenedDocuments|states:StartExecution/);
    // It writes the letter that a deed of its own calls for, and reads none.
    const letters = roleOf('OfficerSiteAward')[1].filter(({ Resource }) => /LettersTable/.test(named(Resource)));
    expect(letters.flatMap(actionsOf)).toEqual(['dynamodb:PutItem']);
    for (const files of [/packs\/\*/, /tables\/\*/]) {
      expect(award).toMatch(files);
      expect(desk).not.toMatch(files);
    }
    const [, statements] = roleOf('OfficerSiteAward');
    const answering = statements.filter((one) => actionsOf(one).includes('states:SendTaskSuccess'));
    expect(answering.map(({ Resource }) => [Resource].flat().map(named))).toEqual([[expect.stringMatching(/Award/)]]);
  });

  it('read the answers of an application at the desk alone: what is decided on an award is decided on marks', () => {
    const reading = ['OfficerSite', 'OfficerSiteAward'].map((fn) =>
      /"(FROZEN|CORRECTED)#\*"/.test(named(roleOf(fn)[1])),
    );
    expect(reading).toEqual([true, false]);
  });

  it('know both who is signed in, and the desk alone signs in: the other can make no session and lists none', () => {
    const onSessions = roleOf('OfficerSiteAward')[1].filter(({ Resource }) => /OfficerSessions/.test(named(Resource)));
    const making = onSessions.filter((one) => actionsOf(one).includes('dynamodb:PutItem'));
    expect(making.map(({ Condition }) => named(Condition))).toEqual([expect.stringMatching(/"form#\*"/)]);
    expect(named(onSessions)).not.toMatch(/byPerson/);
  });
});

describe('permissions on accounts', () => {
  it('are two questions about single officers, for the officers’ site alone', () => {
    const held = roles.flatMap(([role, statements]) =>
      statements
        .filter((statement) => actionsOf(statement).some((action) => action.startsWith('cognito-idp:')))
        .map((statement) => [role.replace(/Role.*/, ''), actionsOf(statement), named(statement.Resource)] as const),
    );
    expect(held).toEqual(
      ['SitesOfficerSite', 'SitesOfficerSiteAward'].map((site) => [
        site,
        ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'],
        expect.stringMatching(/PeopleOfficers/),
      ]),
    );
  });
});
