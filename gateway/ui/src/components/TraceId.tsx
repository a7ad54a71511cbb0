import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import { CopyButton } from './CopyButton';

/** By what the logs of all services are found; a link to them where the platform knows their place. */
export function TraceId({ value }: { value: string }) {
  // As far as it is known: an error may be that nobody is signed in.
  const session = useQuery({ ...reading('/api/v1/session'), enabled: false }).data;
  return (
    <>
      <code>{value}</code> <CopyButton value={value} label="Copy the trace id" />
      {session?.logsUrl && (
        <>
          {' '}
          <Anchor href={session.logsUrl.replace('{traceId}', encodeURIComponent(value))} target="_blank" rel="noreferrer" inherit>
            Logs
          </Anchor>
        </>
      )}
    </>
  );
}
