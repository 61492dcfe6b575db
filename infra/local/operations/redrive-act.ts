/** One act of an operator on dead letters, in a running sandbox and on AWS alike. */
import { confirmRedrive, proposeRedrive, type RedriveDeps, withdrawRedrive } from '../../../shared/workflow/redrive/redrive.ts';

/** `By`: who acts, or nothing where that is still to be found out. */
export type RedriveAct<By = { by: string }> =
  | ({ kind: 'propose'; act: 'send' | 'strike'; letters: string[]; reason: string } & By)
  | ({ kind: 'confirm'; proposal: number } & By)
  | ({ kind: 'withdraw'; proposal: number; reason: string } & By);

export function actOn(deps: RedriveDeps, act: RedriveAct): ReturnType<typeof confirmRedrive> {
  switch (act.kind) {
    case 'propose':
      return proposeRedrive(deps, act);
    case 'confirm':
      return confirmRedrive(deps, act);
    case 'withdraw':
      return withdrawRedrive(deps, act);
  }
}
