import type { ErrorComponentProps } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { askWhetherReachable, Problem } from '../api';
import { EmptyState, ErrorNote, PageHeader, TextLink } from '../components';
import { useLive } from '../live';

export function PageFailed({ error, reset }: ErrorComponentProps) {
  // A part of the page couldn't be fetched: what the browser has kept of it may be incomplete, so that only a reload is sure.
  const away = error instanceof Problem && error.status === 0;
  const { status } = useLive();
  const lost = useRef(false);
  const reload = useCallback(
    () =>
      void askWhetherReachable().then(
        () => window.location.reload(),
        // What is shown says so already.
        () => undefined,
      ),
    [],
  );
  useEffect(() => {
    if (away && status === 'live' && lost.current) {
      reload();
    }
    lost.current = status !== 'live';
  }, [away, status, reload]);
  return (
    <>
      <PageHeader title="This page failed" />
      <ErrorNote error={error} retry={away ? reload : reset} />
    </>
  );
}

export function PageNotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState title="There is no page at this address">
        The link may be old, or what it led to was removed. <TextLink to="/datastores">Go to the datastores</TextLink>
      </EmptyState>
    </>
  );
}
