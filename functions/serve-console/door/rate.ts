/** How many requests a user may make in a minute; counted here, since a person's clicks never come near it. */
export function perMinute(most: number): (user: string, now: number) => boolean {
  const counts = new Map<string, { minute: number; count: number }>();
  return (user, now) => {
    const minute = Math.floor(now / 60_000);
    const before = counts.get(user);
    const count = before?.minute === minute ? before.count + 1 : 1;
    counts.set(user, { minute, count });
    return count <= most;
  };
}
