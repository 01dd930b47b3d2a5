/**
 * Gives what work gives, or what `late` does where that takes longer than `ms`; the work goes on. Nothing is made for a limit
 * that is kept: an error costs its trace.
 */
export function inTime<T, Late>(work: Promise<T>, ms: number, late: () => Late): Promise<T | Late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    }, ms);
    const kept =
      <Value>(settle: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        settle(value);
      };
    work.then(kept(resolve), kept(reject));
  });
}
