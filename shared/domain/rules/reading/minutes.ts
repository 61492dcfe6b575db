/** How findings show points in time: terms of freezes and deadlines run to the minute, Asia/Shanghai. */
import type { Instant } from '../../messages/messages.ts';

/** `2026-03-10T14:30:00+08:00` → `2026-03-10 14:30`. */
export const minuteOf = (instant: Instant): string => instant.slice(0, 16).replace('T', ' ');
