/**
 * Makes something when it is first asked for, and never again: for what costs too much for each server of one
 * process.
 */
export function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
