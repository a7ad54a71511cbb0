import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, read } from '../../api';
import { ErrorNote } from '../../components';
import { bytes, counted } from '../../format';
import classes from './settings.module.css';

/** Which files a pattern would take, asked of the source. */
export function PatternPreview({ datastoreId, pattern }: { datastoreId: string; pattern: string }) {
  const preview = useMutation({
    mutationFn: (pattern: string) =>
      read(api.POST('/api/v1/datastores/{datastoreId}/file-previews', { params: { path: { datastoreId } }, body: { pattern } })),
  });
  const files = preview.data?.answer?.files;
  const failure = preview.data?.answer?.failure;
  return (
    <div className={classes.preview}>
      <Button
        variant="default"
        size="xs"
        disabled={pattern.trim() === ''}
        loading={preview.isPending}
        onClick={() => preview.mutate(pattern.trim())}
      >
        Which files does it match?
      </Button>
      {preview.error && <ErrorNote error={preview.error} />}
      {failure && <p className={classes.wrong}>{failure.message}</p>}
      {files && (
        <div role="status">
          <p className={classes.quiet}>
            <code>{files.pattern}</code> matches {counted(files.files ?? 0, 'file')}, {bytes(files.bytes ?? 0)} in all.
            {files.pattern !== pattern.trim() && ' The pattern has been changed since.'}
          </p>
          <ul className={classes.files}>
            {files.names?.map((name) => (
              <li key={name}>{name}</li>
            ))}
            {(files.files ?? 0) > (files.names?.length ?? 0) && <li>…</li>}
          </ul>
        </div>
      )}
    </div>
  );
}
