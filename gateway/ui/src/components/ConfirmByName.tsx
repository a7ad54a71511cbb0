import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ErrorNote } from './ErrorNote';
import { useFocusBack } from './useFocusBack';
import classes from './components.module.css';

interface ConfirmByNameProps {
  title: string;
  /** What must be typed. */
  name: string;
  /** What it does. */
  children: ReactNode;
  button: string;
  busy: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** For what can't be undone: says what it does, and wants the name typed. */
export function ConfirmByName({ title, name, children, button, busy, error, onConfirm, onClose }: ConfirmByNameProps) {
  useFocusBack();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === name.trim()) {
      onConfirm();
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className={classes.confirm}>
        <div>{children}</div>
        <TextInput
          label={
            <>
              To confirm, type its name: <strong className={classes.confirmName}>{name}</strong>
            </>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        {error && <ErrorNote error={error} />}
        <div className={classes.actions}>
          <Button type="submit" color="red.9" loading={busy} disabled={typed.trim() !== name.trim()}>
            {button}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
