import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { createQueryClient } from './api/query-client';
import { operationSearch, operationsSearch } from './activity/search';
import { checksSearch, newCheckSearch } from './checks/search';
import { lazyPage } from './shell/lazy-page';
import { connectionSearch, connectionsSearch, newConnectionSearch } from './connections/search';
import { fieldsSearch, profilesSearch, relationsSearch } from './containers/search';
import { pageOfDatastores } from './datastores/list/pages';
import {
  datastoreContainersSearch,
  datastoreSearch,
  datastoreSettingsSearch,
  datastoresSearch,
  overviewSearch,
  newDatastoreSearch,
} from './datastores/search';
import { compareSearch, exploreSearch } from './explore/search';
import { fieldSearch } from './fields/search';
import { settingsSearch } from './settings/search';
import { LiveUpdates } from './live';
import { PageFailed, PageNotFound } from './shell/failures';
import { Shell } from './shell/Shell';
import { enterByLink, entered, hasToken, isRefused, takeRefusal } from './sign-in/link';
import { signInSearch } from './sign-in/search';

// Every page is a chunk of its own. What an address may say after its ? is told by the `search.ts` of the page's folder.
const root = createRootRouteWithContext<{ queryClient: QueryClient; live: LiveUpdates }>()({
  component: Outlet,
  notFoundComponent: PageNotFound,
  // A link with a token may lead to any page: it signs in before that page asks for anything, while its code is fetched.
  beforeLoad: async ({ location, matches }) => {
    if (hasToken(location.hash)) {
      // Followed in a page that is open already: it begins anew as whom the link says.
      window.location.reload();
    }
    if (location.pathname === '/sign-in') {
      return;
    }
    const entering = entered();
    if (entering) {
      // A page whose code can't be had says so when it is shown.
      matches.forEach(({ routeId }) => void router.loadRouteChunk(router.routesById[routeId])?.catch(() => undefined));
      await entering;
    }
    if (isRefused()) {
      throw redirect({ to: '/sign-in', search: { wanted: location.href }, replace: true });
    }
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: () => ({ refused: takeRefusal() }),
  component: lazyPage(() => import('./sign-in/SignInPage'), 'SignInPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  // While the page is fetched, since its first reads wait for the stream of events.
  loader: ({ context: { live } }) => live.begin(),
  component: Shell,
  notFoundComponent: PageNotFound,
});
const under = { getParentRoute: () => shell };

const datastoresPage = lazyPage(() => import('./datastores/DatastoresPage'), 'DatastoresPage');

const home = createRoute({
  ...under,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/datastores', replace: true });
  },
  // Fetched while the link signs in that the platform prints when it starts.
  component: datastoresPage,
});

const datastores = createRoute({
  ...under,
  path: '/datastores',
  validateSearch: datastoresSearch,
  loaderDeps: ({ search }) => search,
  // Where most visits begin: its list is asked for before the page around it is drawn.
  loader: ({ deps, context: { live, queryClient } }) => {
    live.begin();
    void queryClient.prefetchQuery(pageOfDatastores(deps, 0));
  },
  component: datastoresPage,
});

const newDatastore = createRoute({
  ...under,
  path: '/datastores/new',
  validateSearch: newDatastoreSearch,
  component: lazyPage(() => import('./datastores/add/NewDatastorePage'), 'NewDatastorePage'),
});

const datastore = createRoute({
  ...under,
  path: '/datastores/$datastoreId',
  validateSearch: datastoreSearch,
  component: lazyPage(() => import('./datastores/DatastorePage'), 'DatastorePage'),
});
const inDatastore = { getParentRoute: () => datastore };
const datastoreTabs = [
  createRoute({
    ...inDatastore,
    path: '/',
    validateSearch: overviewSearch,
    component: lazyPage(() => import('./datastores/OverviewTab'), 'OverviewTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/containers',
    validateSearch: datastoreContainersSearch,
    component: lazyPage(() => import('./datastores/ContainersTab'), 'ContainersTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/activity',
    validateSearch: operationsSearch,
    component: lazyPage(() => import('./activity/DatastoreActivityTab'), 'DatastoreActivityTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/checks',
    validateSearch: checksSearch,
    component: lazyPage(() => import('./checks/DatastoreChecksTab'), 'DatastoreChecksTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/relations',
    component: lazyPage(() => import('./datastores/RelationsTab'), 'RelationsTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/settings',
    validateSearch: datastoreSettingsSearch,
    component: lazyPage(() => import('./datastores/SettingsTab'), 'SettingsTab'),
  }),
] as const;

const container = createRoute({
  ...under,
  path: '/containers/$containerId',
  component: lazyPage(() => import('./containers/ContainerPage'), 'ContainerPage'),
});
const inContainer = { getParentRoute: () => container };
const containerTabs = [
  createRoute({
    ...inContainer,
    path: '/',
    validateSearch: fieldsSearch,
    component: lazyPage(() => import('./containers/FieldsTab'), 'FieldsTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/preview',
    component: lazyPage(() => import('./containers/PreviewTab'), 'PreviewTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/profiles',
    validateSearch: profilesSearch,
    component: lazyPage(() => import('./containers/ProfilesTab'), 'ProfilesTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/relations',
    validateSearch: relationsSearch,
    component: lazyPage(() => import('./containers/RelationsTab'), 'RelationsTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/parts',
    component: lazyPage(() => import('./containers/PartsTab'), 'PartsTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/checks',
    validateSearch: checksSearch,
    component: lazyPage(() => import('./checks/ContainerChecksTab'), 'ContainerChecksTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/settings',
    component: lazyPage(() => import('./containers/SettingsTab'), 'SettingsTab'),
  }),
] as const;

const field = createRoute({
  ...under,
  path: '/containers/$containerId/fields/$path',
  validateSearch: fieldSearch,
  component: lazyPage(() => import('./fields/FieldPage'), 'FieldPage'),
});

const checks = createRoute({
  ...under,
  path: '/checks',
  validateSearch: checksSearch,
  component: lazyPage(() => import('./checks/ChecksPage'), 'ChecksPage'),
});

const newCheck = createRoute({
  ...under,
  path: '/checks/new',
  validateSearch: newCheckSearch,
  component: lazyPage(() => import('./checks/NewCheckPage'), 'NewCheckPage'),
});

const check = createRoute({
  ...under,
  path: '/checks/$checkId',
  component: lazyPage(() => import('./checks/CheckPage'), 'CheckPage'),
});

const activity = createRoute({
  ...under,
  path: '/activity',
  validateSearch: operationsSearch,
  component: lazyPage(() => import('./activity/ActivityPage'), 'ActivityPage'),
});

const operation = createRoute({
  ...under,
  path: '/operations/$operationId',
  validateSearch: operationSearch,
  component: lazyPage(() => import('./activity/OperationPage'), 'OperationPage'),
});

const explore = createRoute({
  ...under,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyPage(() => import('./explore/ExplorePage'), 'ExplorePage'),
});

const compare = createRoute({
  ...under,
  path: '/compare',
  validateSearch: compareSearch,
  component: lazyPage(() => import('./explore/ComparePage'), 'ComparePage'),
});

const connections = createRoute({
  ...under,
  path: '/connections',
  validateSearch: connectionsSearch,
  component: lazyPage(() => import('./connections/ConnectionsPage'), 'ConnectionsPage'),
});

const newConnection = createRoute({
  ...under,
  path: '/connections/new',
  validateSearch: newConnectionSearch,
  component: lazyPage(() => import('./connections/NewConnectionPage'), 'NewConnectionPage'),
});

const connection = createRoute({
  ...under,
  path: '/connections/$connectionId',
  validateSearch: connectionSearch,
  component: lazyPage(() => import('./connections/ConnectionPage'), 'ConnectionPage'),
});

const settings = createRoute({
  ...under,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyPage(() => import('./settings/SettingsPage'), 'SettingsPage'),
});

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    datastores,
    newDatastore,
    datastore.addChildren(datastoreTabs),
    container.addChildren(containerTabs),
    field,
    checks,
    newCheck,
    check,
    activity,
    operation,
    explore,
    compare,
    connections,
    newConnection,
    connection,
    settings,
  ]),
]);

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') {
    void router.navigate({ to: '/sign-in', search: { wanted: href } });
  }
});

// Before the router reads the address.
enterByLink();

export const router = createRouter({
  routeTree,
  context: { queryClient, live: new LiveUpdates(queryClient) },
  defaultErrorComponent: PageFailed,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
