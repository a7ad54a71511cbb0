import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../api';
import { signOut } from '../api/session';
import { DefinitionList, ErrorNote } from '../components';
import { When, words } from '../format';
import classes from './settings.module.css';

/** Who is signed in, with which rights, until when. */
export function You({ session }: { session: Schemas['Session'] }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      // Nothing stays for whoever signs in next.
      queryClient.clear();
    },
  });
  return (
    <section aria-labelledby="you">
      <div className={classes.head}>
        <Title order={2} id="you">
          You
        </Title>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          Sign out
        </Button>
      </div>
      {leave.error && <ErrorNote error={leave.error} />}
      <DefinitionList
        items={[
          ['Signed in by the token', session.name],
          ['Role', words(session.role ?? '')],
          ['Token’s id', session.tokenId && <code key="id">{session.tokenId}</code>],
          ['Valid until', session.expiresAt ? <When key="until" value={session.expiresAt} /> : 'no end: until it is revoked'],
        ]}
      />
    </section>
  );
}
