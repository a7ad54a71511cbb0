import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '../api';
import { TraceId } from './TraceId';
import classes from './components.module.css';

function advice(problem: Problem): string | undefined {
  switch (problem.status) {
    case 0:
      return undefined;
    case 401:
      return 'Sign in again.';
    case 403:
      return 'Ask for a token with a higher role.';
    case 404:
      return 'It may have been removed: go back to the list.';
    case 412:
      return 'Somebody changed it meanwhile: load it anew and repeat your change.';
    case 429:
      return problem.retryAfter ? `Try again in ${Math.ceil(problem.retryAfter)} s.` : 'Try again in a moment.';
    case 503:
    case 504:
      return 'Try again in a moment. If it stays, the platform’s log says more under the trace id.';
    default:
      return problem.status >= 500 ? 'The platform’s log says more under the trace id.' : undefined;
  }
}

/** What went wrong, in the API's own words, and what to do. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof Problem ? error : undefined;
  const todo = problem && advice(problem);
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={problem?.title ?? 'This page failed'}
      className={classes.note}
    >
      <p className={classes.line}>{problem ? problem.detail : error instanceof Error ? error.message : String(error)}</p>
      {problem && problem.errors.length > 0 && (
        <ul className={classes.errors}>
          {problem.errors.map((each, index) => (
            <li key={index}>
              {each.pointer && <code>{each.pointer}</code>} {each.detail}
            </li>
          ))}
        </ul>
      )}
      {todo && <p className={classes.line}>{todo}</p>}
      {problem && (
        <p className={classes.fine}>
          {problem.code}
          {problem.traceId && (
            <>
              {' · trace '}
              <TraceId value={problem.traceId} />
            </>
          )}
        </p>
      )}
      {retry && (
        <Button size="xs" variant="default" onClick={retry} mt="xs">
          Try again
        </Button>
      )}
    </Alert>
  );
}
