/** The queue that a function reads, as far as the function itself has a say in what becomes of its messages. */
export interface Delivered {
  messageId: string;
  receiptHandle: string;
  body: string;
  attributes: { MessageGroupId?: string | undefined };
  messageAttributes: { [name: string]: { dataType: string; stringValue?: string | undefined } };
}
export interface SourceQueue {
  /** Hides messages that go back for so many seconds, 0 to 43,200. When it cannot, they come back at the end of their visibility timeout: later, but safe. */
  holdBack(messages: readonly Delivered[], seconds: number): Promise<void>;
  /** Puts a message that can never be taken in among the dead letters, where somebody is woken; it is then acknowledged here. */
  giveUp(message: Delivered): Promise<void>;
}
