/** The CDK app: `npm run synth` writes the templates and bundles of every stage into `cdk.out`. It needs no account, no Docker and no network. */
import { bundleFunctions } from './bundling/bundles.ts';
import { presaleApp } from './presale-app.ts';

presaleApp({ bundles: await bundleFunctions(), defaultAccount: process.env.CDK_DEFAULT_ACCOUNT }).synth();
