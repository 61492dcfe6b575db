/**
 * What runs, as data: which function consumes which queue, what it may use, and what it means for people when it fails.
 * A use is both an environment variable and the permission behind it, so that the two never part.
 */
import type { FunctionName, QueueName } from './names.ts';

export type Use =
  /** Read the ledger and append to it. */
  | 'ledger'
  /** Store evidence and read it back. */
  | 'evidence'
  /** Read what partners uploaded. */
  | 'uploads'
  /** Send to an internal queue. */
  | 'filings'
  | 'notifications'
  | 'replies'
  | 'views'
  /** Hold back what comes from the own queue, and put what nobody can read among its dead letters. */
  | 'source'
  /** Send to the partners' reply queues. */
  | 'reply-queues'
  /** Note in the ledger's table which replies lie there. */
  | 'reply-record'
  /** Sign what goes out with the system's own key. */
  | 'signing'
  /** Sign checkpoints of the witnessed log. */
  | 'log-key'
  /** Mail server and channel gateways. */
  | 'channels'
  | ConsoleUse;

/** What the console and its rows use. */
export type ConsoleUse =
  /** Read the ledger, and nothing else of it. */
  | 'read-ledger'
  /** Read what is filed. */
  | 'read-evidence'
  /** Rows of lists and searches: write them, read them. */
  | 'write-rows'
  | 'read-rows'
  /** Who looked at what: add to it and read it. */
  | 'access-log'
  /** Post signed acts of persons into the inbound queues. */
  | 'acts'
  /** Sign acts of persons. */
  | 'acting-key'
  /** Say which keys sign what goes out. */
  | 'published-keys'
  /** Whose tokens are believed. */
  | 'identity';

export interface Work {
  runs: FunctionName;
  description: string;
  uses: readonly Use[];
  timeoutSeconds: number;
  memoryMb: number;
  errorImpact: string;
}
export interface ConsumerWork extends Work {
  queue: QueueName;
  /** Batches side by side. */
  maxConcurrency: number;
  /** How long the oldest message may wait before somebody is woken. */
  patienceSeconds: number;
}

const intake = {
  runs: 'receive-messages',
  uses: ['ledger', 'evidence', 'uploads', 'filings', 'notifications', 'replies', 'views', 'source'],
  timeoutSeconds: 30,
  memoryMb: 1024,
  maxConcurrency: 20,
  patienceSeconds: 180,
} as const;

export const consumers: readonly ConsumerWork[] = [
  {
    ...intake,
    queue: 'bank',
    description: 'Takes in what banks report: freezes executed, inflows, payments, returns.',
    errorImpact:
      'What banks report is not recorded: a bank that paid lawfully has no proof of it yet, and courts and creditors do not learn that frozen money was paid. Messages wait for 14 days; wake the owner when they have waited for an hour.',
  },
  {
    ...intake,
    queue: 'housing',
    description: 'Takes in what housing authorities issue: accounts, quotas, fund-use notices, withdrawals.',
    errorImpact:
      'Fund-use notices are not examined, so banks get no authorisation: workers and suppliers of a frozen project are not paid, and a withdrawn notice may still be paid on. Get up.',
  },
  {
    ...intake,
    queue: 'court',
    description: 'Takes in what courts order: freezes, renewals, reductions, suspensions, lifts.',
    errorImpact:
      'Court orders do not take effect here: money may be released that a court has frozen or a release that it has suspended. Get up.',
  },
  {
    ...intake,
    queue: 'operator',
    description: 'Takes in what the operations desk decides: held notices, parked messages.',
    errorImpact:
      'Decisions of the operations desk do not take effect: held notices stay held and parked accounts stay parked. It can wait until the desk opens.',
  },
  {
    runs: 'file-to-dossier',
    queue: 'filings',
    description: "Stores a notice and the bank's voucher in the dossier of each case.",
    uses: ['ledger', 'evidence', 'filings', 'notifications', 'replies', 'views', 'source'],
    timeoutSeconds: 30,
    memoryMb: 512,
    maxConcurrency: 10,
    patienceSeconds: 600,
    errorImpact:
      'Notices and vouchers do not reach the case files; courts must file within two working days. Nothing is lost for 14 days; it can wait until the morning of a working day.',
  },
  {
    runs: 'notify-applicants',
    queue: 'notifications',
    description: 'Tells each current applicant of a case that frozen money was lawfully paid, and records that the channel confirmed it.',
    uses: ['ledger', 'evidence', 'filings', 'notifications', 'replies', 'views', 'channels', 'source'],
    timeoutSeconds: 60,
    memoryMb: 512,
    maxConcurrency: 5,
    patienceSeconds: 1800,
    errorImpact:
      'Creditors are not told that frozen money was paid out and may lose the time to object; they must be told within three working days. It can wait until the morning of a working day.',
  },
  {
    runs: 'reply-to-partners',
    queue: 'replies',
    description: "Puts receipts, authorisations and reports into the partners' reply queues.",
    uses: ['reply-queues', 'reply-record', 'signing', 'source'],
    timeoutSeconds: 30,
    memoryMb: 512,
    maxConcurrency: 10,
    patienceSeconds: 300,
    errorImpact: 'Partners get no receipts: banks do not learn that a payment is authorised or that a court has stopped it. Get up.',
  },
  {
    runs: 'project-views',
    queue: 'views',
    description: "Keeps the rows of people's lists and searches up with the journal.",
    uses: ['read-ledger', 'write-rows', 'source'],
    timeoutSeconds: 60,
    memoryMb: 1024,
    maxConcurrency: 5,
    patienceSeconds: 900,
    errorImpact:
      'Lists and searches of the console show what was, not what is: a new task or notice does not appear there. Messages, deadlines and payments go on. It can wait until the morning of a working day.',
  },
];

/** The console's API behind HTTP. */
export const serving: Work = {
  runs: 'serve-console',
  description:
    'Serves the console: the page, the way in, lists, accounts, dossiers, checks, and acts of persons as signed messages of their party.',
  uses: ['read-ledger', 'read-evidence', 'read-rows', 'access-log', 'acts', 'acting-key', 'published-keys', 'identity'],
  timeoutSeconds: 28,
  memoryMb: 1024,
  errorImpact:
    'Clerks, officers and the operations desk cannot look or act by hand; partners with machines of their own go on. A held notice may wait for a person: wake the owner during working hours.',
};

const watching: Work = {
  runs: 'watch-deadlines',
  description:
    'Each minute lets pass what time alone decides: freezes that end, notices that expire, payments whose grace is over, deadlines missed.',
  uses: ['ledger', 'filings', 'notifications', 'replies', 'views'],
  timeoutSeconds: 55,
  memoryMb: 512,
  errorImpact:
    'Time stands still: freezes that have ended still count, expired notices look payable, missed deadlines are not raised. The next message of an account catches up for that account; wake the owner when it lasts longer than an hour.',
};

const sealing: Work = {
  runs: 'seal-record',
  description: 'Each minute seals the pages of the journal that are new into the witnessed log, and watches that somebody else cosigns it.',
  uses: ['ledger', 'evidence', 'log-key'],
  timeoutSeconds: 55,
  memoryMb: 512,
  errorImpact:
    'What happens is recorded and takes effect, but is not sealed into the log yet: until it is, only the operator vouches for it, and exports carry no proof of it. The next run makes up for it; it can wait until the morning of a working day.',
};

/** What runs each minute. */
export const timers: readonly Work[] = [watching, sealing];

/** What wakes somebody at the first one: nothing is lost by it, but it waits for a person. */
export interface AlarmingCount {
  metric:
    | 'MessagesParked'
    | 'MessagesSetAside'
    | 'StreamsSetAside'
    | 'ItemsUnacknowledged'
    | 'LedgerDamage'
    | 'EvidenceDamaged'
    | 'AttestationsFailed';
  by: 'receive-messages' | 'file-to-dossier' | 'watch-deadlines' | 'seal-record';
  /** So many of the last so many minutes; the first one unless given. */
  minutes?: { breaching: number; of: number };
  says: string;
  errorImpact: string;
}
export const alarmEnding = {
  MessagesParked: 'messages-parked',
  MessagesSetAside: 'messages-set-aside',
  StreamsSetAside: 'streams-set-aside',
  LedgerDamage: 'ledger-damaged',
  EvidenceDamaged: 'evidence-damaged',
  ItemsUnacknowledged: 'items-unacknowledged',
  AttestationsFailed: 'attestations-failed',
} as const satisfies Record<AlarmingCount['metric'], string>;

export const alarmingCounts: readonly AlarmingCount[] = [
  {
    metric: 'MessagesParked',
    by: 'receive-messages',
    says: 'the program failed on a message, which is parked with its account',
    errorImpact:
      'An account stands still: everything that comes for it queues behind the parked message, court orders too, until two persons of the operations desk replay or strike it. Get up.',
  },
  {
    metric: 'MessagesSetAside',
    by: 'receive-messages',
    says: 'the program could neither decide nor park a message and wrote it down as it is',
    errorImpact:
      'What a bank, a housing authority or a court sent has no effect on its account, though its receipt says that it is held: look into the log for why. Get up.',
  },
  {
    metric: 'StreamsSetAside',
    by: 'watch-deadlines',
    says: 'time could not pass for an account, and the watch went on without it; each run tries again',
    errorImpact:
      'For some accounts time stands still: a freeze that has ended still counts there and deadlines are not raised; all other accounts go on. Wake the owner when it lasts longer than an hour.',
  },
  {
    metric: 'ItemsUnacknowledged',
    by: 'watch-deadlines',
    says: "a court's own case system has not taken an item of a dossier in time, and was told again",
    errorImpact:
      "Nothing is lost: the item is in the dossier and waits in the court's reply queue. But a court that takes items by its own case system has not taken this one for two working days: call it, in the morning.",
  },
  {
    metric: 'AttestationsFailed',
    by: 'seal-record',
    says: 'the time-stamping authority or the judicial chain has not answered for half an hour',
    errorImpact:
      'The record is sealed and witnessed as always; only nobody else says when. Each minute asks again, and a later stamp holds for everything before. Look at it in the morning: its address, its certificate, the network.',
    minutes: { breaching: 30, of: 60 },
  },
  ...(['receive-messages', 'file-to-dossier'] as const).flatMap((by): AlarmingCount[] => [
    {
      metric: 'LedgerDamage',
      by,
      says: 'a stored state, or the place where a stream stands, is not what the journal says; the journal was believed',
      errorImpact:
        'Somebody or something has changed the ledger behind the program. Nothing was decided on what was changed, but it may not be all: look into the log for the stream, and compare the journal with the witnessed log. Get up.',
    },
    {
      metric: 'EvidenceDamaged',
      by,
      says: 'bytes in the evidence store do not have the digest under which they lie; what came again was stored beside them',
      errorImpact:
        'A document that proves something was replaced or has lost bytes. What came again is used, but what never comes again may be lost: restore the object from its versions or a backup. Look at it today.',
    },
  ]),
];

/** `receive-messages` runs once a queue, the others once; names and logical ids follow from that. */
export const deploymentName = (work: { runs: FunctionName; queue?: QueueName }): string =>
  work.runs === 'receive-messages' && work.queue !== undefined ? `${work.runs}-${work.queue}` : work.runs;
