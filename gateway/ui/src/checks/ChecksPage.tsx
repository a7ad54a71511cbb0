import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '../components';
import { Checks } from './Checks';

const route = getRouteApi('/shell/checks');

export function ChecksPage() {
  return (
    <>
      <PageHeader title="Checks" />
      <Checks filter={route.useSearch()} />
    </>
  );
}
