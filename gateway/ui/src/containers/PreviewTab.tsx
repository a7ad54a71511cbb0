import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, read, useMay, useSession } from '../api';
import { DownloadButton, EmptyState, ErrorNote, SearchInput, Skeletons } from '../components';
import { counted, When } from '../format';
import classes from './containers.module.css';
import { previewDownload, PreviewTable, type Preview } from './PreviewTable';

const route = getRouteApi('/shell/containers/$containerId/preview');

/** Of thousands of columns only so many are drawn; the search finds the others. */
const mostColumns = 60;

export function PreviewTab() {
  const { containerId } = route.useParams();
  const session = useSession();
  const may = useMay('EDITOR');
  const { data, error, refetch, isFetching, dataUpdatedAt } = useQuery({
    queryKey: ['preview', containerId],
    queryFn: ({ signal }) =>
      read(
        api.POST('/api/v1/containers/{containerId}/previews', {
          params: { path: { containerId } },
          body: { limit: 100 },
          signal,
        }),
      ),
    enabled: may,
    // The source is asked, so only when somebody wants it.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (session && !may) {
    return (
      <EmptyState title="Rows are for editors">
        A preview shows data in clear. Your token’s role is {session.role?.toLowerCase()}: ask for one with the role editor.
      </EmptyState>
    );
  }
  const again = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden="true" />}
      loading={isFetching}
      onClick={() => void refetch()}
    >
      Read again
    </Button>
  );
  if (error) {
    return <ErrorNote error={error} retry={() => void refetch()} />;
  }
  if (!data) {
    return (
      <>
        <p className={classes.quiet}>Asking the source for its first rows; this takes up to 30 seconds.</p>
        <Skeletons lines={8} label="Reading rows" />
      </>
    );
  }
  if (!data.preview) {
    return (
      <EmptyState title="The source couldn’t be read" action={again}>
        {data.failure?.message ?? 'It gave no answer.'}
      </EmptyState>
    );
  }
  if (!data.preview.rows?.length) {
    return (
      <EmptyState title="No rows" action={again}>
        The container has none at the source now.
      </EmptyState>
    );
  }
  return <Rows preview={data.preview} readAt={new Date(dataUpdatedAt).toISOString()} again={again} />;
}

function Rows({ preview, readAt, again }: { preview: Preview; readAt: string; again: React.ReactNode }) {
  const [search, setSearch] = useState<string>();
  const { columns = [], rows = [], notes = [], complete, limit = 100 } = preview;
  const matching = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ name = '' }) => name.toLowerCase().includes((search ?? '').trim().toLowerCase()));
  const shown = matching.slice(0, mostColumns);
  return (
    <>
      <div className={classes.filters}>
        <SearchInput label="Find a column" value={search} onChange={setSearch} />
        <span className={classes.quiet}>
          {complete && rows.length < limit ? `All ${counted(rows.length, 'row')}` : `The first ${counted(rows.length, 'row')}`}
          {complete === false && ` of ${limit} that were asked for: more are too large for one answer`}, read from the source{' '}
          <When value={readAt} />
          {shown.length < matching.length &&
            `; ${shown.length} of ${counted(matching.length, 'column')} are shown: find the others`}
        </span>
        {again}
        <DownloadButton name="preview" content={() => previewDownload(preview)} />
      </div>
      {notes.length > 0 && <p className={classes.quiet}>{notes.join('; ')}</p>}
      {shown.length > 0 ? (
        <PreviewTable preview={preview} columns={shown} />
      ) : (
        <EmptyState title="None matches">No column has this in its name.</EmptyState>
      )}
    </>
  );
}
