import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing } from '../api';
import { EmptyState, ErrorNote, Skeletons, TextLink } from '../components';
import { CheckCard } from '../components/check';
import { oneOf } from '../format';
import classes from './fields.module.css';

const route = getRouteApi('/shell/containers/$containerId/fields/$path');

/** The checks that name the field, with their evidence. */
export function FieldChecks({ containerId, path }: { containerId: string; path: string }) {
  const { checks: status } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(
    listing('/api/v1/checks', { query: { container: containerId, field: path, status, size: 200 } }),
  );
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  const checks = data.items ?? [];
  return (
    <>
      <div className={classes.bar}>
        <NativeSelect
          aria-label="Which checks"
          size="xs"
          value={status ?? ''}
          onChange={(event) => {
            const chosen = oneOf(event.currentTarget.value, ['ALL', 'ARCHIVED']);
            void navigate({ search: (now) => ({ ...now, checks: chosen }) });
          }}
          data={[
            { value: '', label: 'Those that count, and drafts' },
            { value: 'ARCHIVED', label: 'Archived ones' },
            { value: 'ALL', label: 'All' },
          ]}
        />
        <TextLink to="/checks" search={{ container: containerId, field: path }}>
          As a list
        </TextLink>
        <TextLink to="/checks/new" search={{ container: containerId, field: path }}>
          Write a check
        </TextLink>
      </div>
      {checks.length === 0 ? (
        <EmptyState title="No checks">
          A profile proposes checks where the evidence is enough; for this field there are none here.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {checks.map((check) => (
            <li key={check.id}>
              <CheckCard check={check} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
