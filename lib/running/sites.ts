import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';
import { officerAward, officerSite } from './officer-site.ts';
import { providerSite } from './provider-site.ts';
import { publicSite } from './public-site.ts';
import type { SitesProps } from './sites-props.ts';

/** The three sites, of which officers' is two functions. Their pages have no permission on what holds drafts and sealed applications (docs/rules.md, rule 2). */
export class Sites extends Construct {
  readonly provider: HouseFunction;
  readonly officer: HouseFunction;
  readonly officerAward: HouseFunction;
  readonly public: HouseFunction;

  constructor(scope: Construct, id: string, props: SitesProps) {
    super(scope, id);
    this.provider = providerSite(this, props);
    this.officer = officerSite(this, props);
    this.officerAward = officerAward(this, props);
    this.public = publicSite(this, props);
    const { machines } = props;
    machines.mayBeAnsweredBy(this.officer);
    machines.mayBeAnsweredBy(this.officerAward, [machines.award]);
  }
}
