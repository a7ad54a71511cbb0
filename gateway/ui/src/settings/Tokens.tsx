import { Button, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { listing, type Schemas } from '../api';
import { EmptyState, StatusBadge, usePagedRows, VirtualTable, type Column } from '../components';
import { NotKnown, useNow, When, words } from '../format';
import { IssueToken } from './IssueToken';
import { stateOf } from './lifetimes';
import { RevokeToken } from './RevokeToken';
import classes from './settings.module.css';

type Token = Schemas['TokenView'];
const route = getRouteApi('/shell/settings');

function columnsOf(own: string | undefined, now: number, revoke: (token: Token) => void): Column<Token>[] {
  return [
    {
      id: 'name',
      header: 'Token',
      width: 200,
      grow: true,
      cell: (row) => (row.id === own ? `${row.name} (yours)` : row.name),
    },
    { id: 'role', header: 'Role', width: 100, cell: (row) => words(row.role ?? '') },
    {
      id: 'state',
      header: 'State',
      width: 120,
      cell: (row) => {
        const state = stateOf(row, now);
        return <StatusBadge status={state === 'valid' ? 'ACTIVE' : 'CANCELLED'} label={words(state)} />;
      },
    },
    { id: 'made', header: 'Issued', width: 140, cell: (row) => <When value={row.createdAt} /> },
    {
      id: 'expires',
      header: 'Expires',
      width: 140,
      cell: (row) => (row.expiresAt ? <When value={row.expiresAt} /> : <NotKnown why="never, until it is revoked" />),
    },
    {
      id: 'revoke',
      header: 'Revoke',
      width: 100,
      align: 'end',
      cell: (row) =>
        stateOf(row, now) === 'valid' && (
          <Button size="compact-xs" variant="default" onClick={() => revoke(row)} aria-label={`Revoke ${row.name}`}>
            Revoke
          </Button>
        ),
    },
  ];
}

/** What programs and people come in with. */
export function Tokens({ own }: { own: string | undefined }) {
  const { issue } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const [revoking, setRevoking] = useState<Token>();
  const rows = usePagedRows<Token>((page, size) => listing('/api/v1/tokens', { query: { page, size } }));
  return (
    <section aria-labelledby="tokens">
      <div className={classes.head}>
        <Title order={2} id="tokens">
          API tokens
        </Title>
        <Button leftSection={<IconKey size={16} aria-hidden="true" />} onClick={() => void navigate({ search: { issue: true } })}>
          Issue token
        </Button>
      </div>
      <p className={classes.text}>
        People sign in with a token, programs send it as a bearer token. One for each can be revoked alone.
      </p>
      <VirtualTable
        label="Tokens"
        columns={columnsOf(own, now, setRevoking)}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        around={420}
        empty={<EmptyState title="No tokens issued">Only those of the platform’s own settings may come in.</EmptyState>}
      />
      {issue && <IssueToken onClose={() => void navigate({ search: {} })} />}
      {revoking && <RevokeToken token={revoking} own={revoking.id === own} onClose={() => setRevoking(undefined)} />}
    </section>
  );
}
