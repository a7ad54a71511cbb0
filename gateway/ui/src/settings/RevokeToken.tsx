import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, waits, write, type Schemas } from '../api';
import { ErrorNote, useFocusBack } from '../components';
import classes from './settings.module.css';

export function RevokeToken({ token, own, onClose }: { token: Schemas['TokenView']; own: boolean; onClose: () => void }) {
  useFocusBack();
  const tokenId = token.id ?? '';
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => write(api.DELETE('/api/v1/tokens/{tokenId}', { params: { path: { tokenId }, header: waits } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/tokens'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Revoke “${token.name}”?`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.stack}>
        <div>
          Whoever uses it is refused from then on. This can’t be undone.
          {own && ' It is the one that you are signed in with: you will be signed out.'}
        </div>
        {revoke.error && <ErrorNote error={revoke.error} />}
        <div>
          <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke token
          </Button>
        </div>
      </div>
    </Modal>
  );
}
