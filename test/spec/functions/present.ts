/** A value that the test has just made sure of; its absence fails the test where it is first missed. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('expected a value, found none');
  return value;
}
