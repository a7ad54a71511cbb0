import { getRouteApi } from '@tanstack/react-router';
import { EmptyState, PageHeader, TextLink } from '../components';
import { CompareContainers } from './CompareContainers';
import { CompareFields } from './CompareFields';
import { CompareRuns } from './CompareRuns';
import type { CompareSearch } from './search';

const route = getRouteApi('/shell/compare');

function titleOf({ container, aField, bField }: CompareSearch): string {
  return container ? 'Compare profiles' : aField && bField ? 'Compare fields' : 'Compare containers';
}

/** Two runs of one container, two containers, or two fields: as the address says. */
export function ComparePage() {
  const search = route.useSearch();
  const { container, a, b, aField, bField } = search;
  const title = container || (a && b) ? titleOf(search) : 'Compare';
  return (
    <>
      <PageHeader
        title={title}
        subject={JSON.stringify({ container, a, b, aField, bField })}
        crumbs={[
          <TextLink key="explore" to="/explore">
            Explore
          </TextLink>,
        ]}
      />
      {container ? (
        <CompareRuns containerId={container} />
      ) : a && b && aField && bField ? (
        <CompareFields a={{ containerId: a, path: aField }} b={{ containerId: b, path: bField }} />
      ) : a && b ? (
        <CompareContainers a={a} b={b} />
      ) : (
        <EmptyState
          title="Nothing to compare"
          action={
            <TextLink to="/explore" search={{ view: 'fields' }}>
              Explore fields
            </TextLink>
          }
        >
          Pick two containers or two fields under Explore, or two profiles on a container’s page.
        </EmptyState>
      )}
    </>
  );
}
