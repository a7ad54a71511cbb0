import { Problem } from '../api';
import { ErrorNote } from './ErrorNote';
import { PageHeader } from './PageHeader';

/** A page whose subject can't be shown: has a heading and a title as any other page. */
export function PageProblem({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <>
      <PageHeader title={error instanceof Problem ? error.title : 'This page failed'} />
      <ErrorNote error={error} retry={retry} />
    </>
  );
}
