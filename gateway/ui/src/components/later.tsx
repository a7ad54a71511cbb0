import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, type ComponentType, type ReactNode } from 'react';
import { askWhetherReachable } from '../api';
import { ErrorNote } from './ErrorNote';
import { useFocusBack } from './useFocusBack';

/** The module, or why it didn't come: nobody answers, or it isn't there. */
async function fetched<P>(fetch: () => Promise<ComponentType<P>>): Promise<ComponentType<P>> {
  try {
    return await fetch();
  } catch (failure) {
    await askWhetherReachable();
    throw failure;
  }
}

interface Around<P> {
  waiting?: ReactNode;
  /** Where the note of a failure stands; in the part's own place, if it isn't said. */
  failed?: (note: ReactNode, props: P) => ReactNode;
}

/**
 * A part of a page whose code is fetched when it is first shown. If it doesn't come, its place says why and offers to try again, and
 * the page around it stays; React's own `lazy` fails the page, and for good.
 *
 * @param name another one for each part
 */
export function later<P extends object>(
  name: string,
  fetch: () => Promise<ComponentType<P>>,
  { waiting = null, failed = (note) => note }: Around<P> = {},
): ComponentType<P> {
  return function Later(props: P) {
    const { data, error, refetch } = useQuery({
      queryKey: ['code', name],
      queryFn: () => fetched(fetch),
      staleTime: Infinity,
      retry: false,
      // The browser's word on whether there is a network isn't asked for: the platform may be this machine.
      networkMode: 'always',
    });
    // Browsers may keep that a module couldn't be fetched: only a reload is sure, and the address brings back what is open.
    const retry = useCallback(
      () =>
        void askWhetherReachable().then(
          () => window.location.reload(),
          () => refetch(),
        ),
      [refetch],
    );
    if (data) {
      const Part = data;
      return <Part {...props} />;
    }
    return error ? failed(<ErrorNote error={error} retry={retry} />, props) : waiting;
  };
}

/** A dialog whose code is fetched when it is first opened. */
export function laterDialog<P extends object>(
  name: string,
  fetch: () => Promise<ComponentType<P>>,
  close: (props: P) => () => void,
): ComponentType<P> {
  return later(name, fetch, { failed: (note, props) => <Failed onClose={close(props)}>{note}</Failed> });
}

function Failed({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title="This dialog can’t be opened" closeButtonProps={{ 'aria-label': 'Close' }}>
      {children}
    </Modal>
  );
}
