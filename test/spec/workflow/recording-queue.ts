/** Queues that keep what was sent to them, and can refuse. */
import type { Queue, QueueMessage } from '../../../shared/ports/queues.ts';
import type { OutputQueues } from '../../../shared/workflow/dispatch.ts';

export interface RecordingQueue extends Queue {
  sent: QueueMessage[];
  /** Refuses this many of the next sends. */
  failing: number;
}

export function recordingQueue(): RecordingQueue {
  const queue: RecordingQueue = {
    sent: [],
    failing: 0,
    async send(messages) {
      if (queue.failing > 0) {
        queue.failing -= 1;
        throw new Error('the queue is unavailable');
      }
      queue.sent.push(...messages);
    },
  };
  return queue;
}

export type RecordingQueues = { [Name in keyof OutputQueues]: RecordingQueue };
export const recordingQueues = (): RecordingQueues => ({
  filings: recordingQueue(),
  notifications: recordingQueue(),
  replies: recordingQueue(),
});
