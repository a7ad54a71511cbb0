import { Switch } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/shell/compare');

/** Whether what is the same is shown, too; kept in the address. */
export function ShowAll({ label }: { label: string }) {
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Switch
      label={label}
      checked={show === 'all'}
      onChange={(event) => {
        const chosen = event.currentTarget.checked ? ('all' as const) : undefined;
        void navigate({ search: (now) => ({ ...now, show: chosen }), replace: true });
      }}
    />
  );
}
