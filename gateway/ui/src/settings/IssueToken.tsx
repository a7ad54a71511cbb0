import { Button, Modal, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, Problem, waits, write, type Schemas } from '../api';
import { CopyButton, ErrorNote, useFocusBack } from '../components';
import { fullDate, words } from '../format';
import { expiry, lifetimes } from './lifetimes';
import classes from './settings.module.css';

type Role = Schemas['TokenRequest']['role'];

const roles: readonly { value: Role; label: string; may: string }[] = [
  { value: 'VIEWER', label: 'Viewer', may: 'Reads everything but secrets.' },
  { value: 'EDITOR', label: 'Editor', may: 'Also adds and changes datastores, starts runs and decides on checks.' },
  { value: 'ADMIN', label: 'Administrator', may: 'Also issues and revokes tokens, and sets up the generic connector.' },
];

/** Issues a token; what it is is shown once. */
export function IssueToken({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('VIEWER');
  const [lifetime, setLifetime] = useState<string>('90');
  const queryClient = useQueryClient();
  const issue = useMutation({
    mutationFn: () =>
      write(
        api.POST('/api/v1/tokens', { params: { header: waits }, body: { name: name.trim(), role, expiresAt: expiry(lifetime) } }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/api/v1/tokens'] }),
  });
  if (issue.data) {
    return <Issued issued={issue.data.body} pending={issue.data.pending} onClose={onClose} />;
  }
  const faults = issue.error instanceof Problem ? issue.error.errors : [];
  const faultOf = (pointer: string) => faults.find((fault) => fault.pointer === pointer)?.detail;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Issue a token" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className={classes.stack}>
        <TextInput
          label="Name"
          description="Who or what uses it."
          required
          maxLength={255}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faultOf('/name')}
          autoComplete="off"
          data-autofocus
        />
        <Radio.Group label="Role" value={role} onChange={(value) => setRole(value as Role)}>
          <div className={classes.stack} style={{ marginTop: 8 }}>
            {roles.map((each) => (
              <Radio key={each.value} value={each.value} label={each.label} description={each.may} />
            ))}
          </div>
        </Radio.Group>
        <NativeSelect
          label="Valid for"
          value={lifetime}
          onChange={(event) => setLifetime(event.currentTarget.value)}
          data={lifetimes.map(({ value, label }) => ({ value, label }))}
          error={faultOf('/expiresAt')}
        />
        {issue.error && <ErrorNote error={issue.error} />}
        <div>
          <Button type="submit" loading={issue.isPending} disabled={name.trim() === ''}>
            Issue token
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Closed only on purpose: the token can't be shown again. */
function Issued({ issued, pending, onClose }: { issued: Schemas['IssuedSecret']; pending: boolean; onClose: () => void }) {
  const { token = '', name, role = '', expiresAt } = issued;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Token “${name}”`}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <div className={classes.stack}>
        <p className={classes.warning}>
          <strong>Shown only now.</strong> Store it where secrets are kept; Plumbline keeps only what it takes to recognise it.
        </p>
        <div className={classes.secret}>
          <code>{token}</code>
          <CopyButton value={token} label="Copy the token" />
        </div>
        <p className={classes.text} style={{ margin: 0 }}>
          {words(role)}, {expiresAt ? `valid until ${fullDate(new Date(expiresAt))}` : 'valid until it is revoked'}
          {pending && '; it is accepted, and works in a moment'}.
        </p>
        <div>
          <Button onClick={onClose}>I have stored it</Button>
        </div>
      </div>
    </Modal>
  );
}
