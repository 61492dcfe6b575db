/**
 * Code of the release before, side by side with today's while containers are replaced: it keeps states of the version before. Each of the two finds states of the
 * other, believes none of them, and folds the pages again.
 */
import type { Commit } from '../../../shared/workflow/commit/commit.ts';

export const olderVersion =
  (commit: Commit, onCommit: () => void): Commit =>
  (core, batch) => {
    onCommit();
    return commit({ ...core, stateVersion: core.stateVersion - 1 }, batch);
  };
