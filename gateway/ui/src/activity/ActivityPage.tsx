import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '../components';
import { Operations } from './Operations';

const route = getRouteApi('/shell/activity');

export function ActivityPage() {
  return (
    <>
      <PageHeader title="Activity" />
      <Operations filter={route.useSearch()} />
    </>
  );
}
