import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { signIn } from '../api/session';
import { ErrorNote, PageHeader } from '../components';
import classes from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [token, setToken] = useState('');
  const { refused } = route.useRouteContext();
  const { mutate, isPending, isIdle, error } = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      // Nothing of whoever was signed in before.
      queryClient.clear();
      await navigate({ href: wanted ?? '/datastores', replace: true });
    },
  });
  const problem = isIdle ? refused : error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(token.trim());
  };
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit}>
        <img src="/assets/plumbline.svg" alt="" width={36} height={36} />
        <PageHeader title="Sign in to Plumbline" />
        <PasswordInput
          label="API token"
          description="It begins with plt_; the platform prints one when it starts the first time."
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="current-password"
          required
        />
        {problem && <ErrorNote error={problem} />}
        <Button type="submit" loading={isPending} disabled={token.trim() === ''}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
