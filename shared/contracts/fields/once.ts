/**
 * Makes a thing when it is first asked for and keeps it. Schemas are made this way: a function that loads them all at its start would wait for
 * thousands of small objects that its queue never needs.
 */
export function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
