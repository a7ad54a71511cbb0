import type { ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState, ErrorNote, PageHeader, TextLink } from '../components';

export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <PageHeader title="This page failed" />
      <ErrorNote error={error} retry={reset} />
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
