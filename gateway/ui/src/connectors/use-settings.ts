import { useCallback, useMemo, useState } from 'react';
import { faultOf, faultsOf, shownFields, type Faults, type Field, type Values } from './form';

/** What is typed into a connector's form, and what is wrong with it: of a field once it was left, of all once it was sent. */
export function useSettings(fields: readonly Field[], initial: Values, kept: readonly string[] = []) {
  const [values, setValues] = useState<Values>(initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  // Undefined: not sent yet; otherwise the fields that may still be wrong.
  const [sent, setSent] = useState<readonly string[]>();
  const [refused, setRefused] = useState<Faults>({});

  const change = useCallback((name: string, value: string | boolean) => {
    setValues((now) => ({ ...now, [name]: value }));
    // The platform's word was about what is gone now.
    setRefused(({ [name]: gone, ...rest }) => (gone === undefined ? { ...rest } : rest));
  }, []);
  const leave = useCallback((name: string) => setLeft((now) => (now.has(name) ? now : new Set(now).add(name))), []);

  const faults = useMemo(() => {
    const found: Record<string, string> = {};
    for (const field of shownFields(fields, values)) {
      const name = field.name ?? '';
      const own = faultOf(field, values, kept);
      const touched = left.has(name) && values[name] !== undefined && values[name] !== '';
      const shown = (own !== undefined && (sent?.includes(name) === false || touched) && own) || refused[name];
      if (shown) {
        found[name] = shown;
      }
    }
    return found;
  }, [fields, values, kept, left, sent, refused]);

  /** Shows all faults; false if there are any. `but`: fields that may be wrong this time. */
  const check = useCallback(
    (but: readonly string[] = []) => {
      const found = Object.keys(faultsOf(fields, values, kept)).filter((name) => !but.includes(name));
      setSent(but);
      return found.length === 0;
    },
    [fields, values, kept],
  );
  const reset = useCallback((to: Values) => {
    setValues(to);
    setLeft(new Set());
    setSent(undefined);
    setRefused({});
  }, []);
  return { values, faults, change, leave, check, refuse: setRefused, reset };
}

/** Moves to the first field with a fault, once it is drawn. */
export function showFirstFault(form: HTMLElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const input = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
      input?.focus({ preventScroll: true });
      input?.scrollIntoView({ block: 'center' });
    }),
  );
}
