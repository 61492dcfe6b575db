/** What each kind of task of an aggregate is: whose it is, by when, whether it is decided or merely done, what an answer does, what to do. */
import type { Bilingual } from '../values/bilingual.ts';
import type { TaskOwner } from './things.ts';

export interface TaskKindEntry {
  /** `rule`: whoever owns the rule that it is about. */
  owner: TaskOwner | 'rule';
  /** The rule that the kind is about, where it is always the same. */
  rule?: string;
  /**
   * `question`: decided, either way. `deadline`: an act is owed by a date, and the act itself ends the task. `owed`: what a case or its applicants are owed:
   * done or not yet, never refused. `look`: somebody should see to it; an answer says that it was done.
   */
  nature: 'question' | 'deadline' | 'owed' | 'look';
  /** Until when: working days, a profile's deadline, a date that the law or the freeze gives, or none. */
  clock: Bilingual;
  /** Nothing in the aggregate hangs on it: of too many the oldest leave the state (the journal keeps them). */
  reminder: boolean;
  /** A refusal takes two persons like an acceptance. */
  refusalByTwo: boolean;
  title: Bilingual;
  /** What its owner should do. */
  do: Bilingual;
  /** What an acceptance does. */
  accept: Bilingual;
  /** What a refusal does. */
  reject: Bilingual;
}

/** Total: a kind that is not here does not compile. */
export type TaskKinds<Kind extends string> = Readonly<Record<Kind, TaskKindEntry>>;
