/** Whole seconds in Asia/Shanghai (contracts §6), from a canonical instant. */
export const reportTime = (instant: string): string => `${instant.slice(0, 19)}+08:00`;
