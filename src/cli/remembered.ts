/** A value that is loaded once and kept until `forget`; a load that a forget overtakes answers who waits and is not kept. */
export function remembered<T>(load: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let held: Promise<T> | null = null;
  return {
    get: () => {
      if (held !== null) return held;
      const loading = load();
      held = loading;
      // A failure is no value: the next one tries anew.
      loading.catch(() => {
        if (held === loading) held = null;
      });
      return loading;
    },
    forget: () => {
      held = null;
    },
  };
}
