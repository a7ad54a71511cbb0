import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '../components';
import { Checks } from './Checks';

const route = getRouteApi('/shell/checks');

export function ChecksPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title="Checks" />
      <Checks filter={filter} onFilter={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })} />
    </>
  );
}
