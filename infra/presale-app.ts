import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './bundling/bundles.ts';
import { readStages } from './configuration.ts';
import { PresaleStage } from './stage.ts';

export interface PresaleAppProps extends AppProps {
  bundles: Bundles;
  /** Account of the credentials in use, if any. */
  defaultAccount: string | undefined;
}

/** All stages of the context, and the checks that the synthesis must pass: what a check finds is either mended or acknowledged where it arises, with the reason. */
export function presaleApp({ bundles, defaultAccount, ...props }: PresaleAppProps): App {
  const app = new App(props);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const configuration of readStages(app.node.tryGetContext('presale:stages'), defaultAccount))
    new PresaleStage(app, { configuration, bundles });
  return app;
}
