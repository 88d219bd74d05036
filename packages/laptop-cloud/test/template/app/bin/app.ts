import { App } from 'aws-cdk-lib';
import { Running } from './running.ts';
import { Stored } from './stored.ts';

/** A small app with one of everything that the laptop's cloud reads from a template: the tests here run it. */
const app = new App();
const stored = new Stored(app, 'Stored');
new Running(app, 'Running', { stored });
app.synth();
