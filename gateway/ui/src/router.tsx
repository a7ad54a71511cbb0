import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { operationSearch, operationsSearch } from './activity/search';
import { checksSearch, newCheckSearch } from './checks/search';
import { connectionSearch, connectionsSearch, newConnectionSearch } from './connections/search';
import { fieldsSearch, profilesSearch, relationsSearch } from './containers/search';
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
import { PageFailed, PageNotFound } from './shell/failures';
import { Shell } from './shell/Shell';
import { signInSearch } from './sign-in/search';

// Every page is a chunk of its own. What an address may say after its ? is told by the `search.ts` of the page's folder.
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: PageNotFound,
  // A link with a token may lead to any page: it signs in before that page asks for anything.
  beforeLoad: ({ location }) => {
    if (location.hash.startsWith('token=') && location.pathname !== '/sign-in') {
      throw redirect({
        to: '/sign-in',
        search: { wanted: location.pathname + location.searchStr },
        hash: location.hash,
        replace: true,
      });
    }
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./sign-in/SignInPage'), 'SignInPage'),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, notFoundComponent: PageNotFound });
const under = { getParentRoute: () => shell };

const home = createRoute({
  ...under,
  path: '/',
  beforeLoad: ({ location }) => {
    // The link that the platform prints when it starts.
    if (new URLSearchParams(location.hash).has('token')) {
      throw redirect({ to: '/sign-in', hash: location.hash, replace: true });
    }
    throw redirect({ to: '/datastores', replace: true });
  },
});

const datastores = createRoute({
  ...under,
  path: '/datastores',
  validateSearch: datastoresSearch,
  component: lazyRouteComponent(() => import('./datastores/DatastoresPage'), 'DatastoresPage'),
});

const newDatastore = createRoute({
  ...under,
  path: '/datastores/new',
  validateSearch: newDatastoreSearch,
  component: lazyRouteComponent(() => import('./datastores/add/NewDatastorePage'), 'NewDatastorePage'),
});

const datastore = createRoute({
  ...under,
  path: '/datastores/$datastoreId',
  validateSearch: datastoreSearch,
  component: lazyRouteComponent(() => import('./datastores/DatastorePage'), 'DatastorePage'),
});
const inDatastore = { getParentRoute: () => datastore };
const datastoreTabs = [
  createRoute({
    ...inDatastore,
    path: '/',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(() => import('./datastores/OverviewTab'), 'OverviewTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/containers',
    validateSearch: datastoreContainersSearch,
    component: lazyRouteComponent(() => import('./datastores/ContainersTab'), 'ContainersTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/activity',
    validateSearch: operationsSearch,
    component: lazyRouteComponent(() => import('./activity/DatastoreActivityTab'), 'DatastoreActivityTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/checks',
    validateSearch: checksSearch,
    component: lazyRouteComponent(() => import('./checks/DatastoreChecksTab'), 'DatastoreChecksTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/relations',
    component: lazyRouteComponent(() => import('./datastores/RelationsTab'), 'RelationsTab'),
  }),
  createRoute({
    ...inDatastore,
    path: '/settings',
    validateSearch: datastoreSettingsSearch,
    component: lazyRouteComponent(() => import('./datastores/SettingsTab'), 'SettingsTab'),
  }),
] as const;

const container = createRoute({
  ...under,
  path: '/containers/$containerId',
  component: lazyRouteComponent(() => import('./containers/ContainerPage'), 'ContainerPage'),
});
const inContainer = { getParentRoute: () => container };
const containerTabs = [
  createRoute({
    ...inContainer,
    path: '/',
    validateSearch: fieldsSearch,
    component: lazyRouteComponent(() => import('./containers/FieldsTab'), 'FieldsTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/preview',
    component: lazyRouteComponent(() => import('./containers/PreviewTab'), 'PreviewTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/profiles',
    validateSearch: profilesSearch,
    component: lazyRouteComponent(() => import('./containers/ProfilesTab'), 'ProfilesTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/relations',
    validateSearch: relationsSearch,
    component: lazyRouteComponent(() => import('./containers/RelationsTab'), 'RelationsTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/parts',
    component: lazyRouteComponent(() => import('./containers/PartsTab'), 'PartsTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/checks',
    validateSearch: checksSearch,
    component: lazyRouteComponent(() => import('./checks/ContainerChecksTab'), 'ContainerChecksTab'),
  }),
  createRoute({
    ...inContainer,
    path: '/settings',
    component: lazyRouteComponent(() => import('./containers/SettingsTab'), 'SettingsTab'),
  }),
] as const;

const field = createRoute({
  ...under,
  path: '/containers/$containerId/fields/$path',
  validateSearch: fieldSearch,
  component: lazyRouteComponent(() => import('./fields/FieldPage'), 'FieldPage'),
});

const checks = createRoute({
  ...under,
  path: '/checks',
  validateSearch: checksSearch,
  component: lazyRouteComponent(() => import('./checks/ChecksPage'), 'ChecksPage'),
});

const newCheck = createRoute({
  ...under,
  path: '/checks/new',
  validateSearch: newCheckSearch,
  component: lazyRouteComponent(() => import('./checks/NewCheckPage'), 'NewCheckPage'),
});

const check = createRoute({
  ...under,
  path: '/checks/$checkId',
  component: lazyRouteComponent(() => import('./checks/CheckPage'), 'CheckPage'),
});

const activity = createRoute({
  ...under,
  path: '/activity',
  validateSearch: operationsSearch,
  component: lazyRouteComponent(() => import('./activity/ActivityPage'), 'ActivityPage'),
});

const operation = createRoute({
  ...under,
  path: '/operations/$operationId',
  validateSearch: operationSearch,
  component: lazyRouteComponent(() => import('./activity/OperationPage'), 'OperationPage'),
});

const explore = createRoute({
  ...under,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyRouteComponent(() => import('./explore/ExplorePage'), 'ExplorePage'),
});

const compare = createRoute({
  ...under,
  path: '/compare',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./explore/ComparePage'), 'ComparePage'),
});

const connections = createRoute({
  ...under,
  path: '/connections',
  validateSearch: connectionsSearch,
  component: lazyRouteComponent(() => import('./connections/ConnectionsPage'), 'ConnectionsPage'),
});

const newConnection = createRoute({
  ...under,
  path: '/connections/new',
  validateSearch: newConnectionSearch,
  component: lazyRouteComponent(() => import('./connections/NewConnectionPage'), 'NewConnectionPage'),
});

const connection = createRoute({
  ...under,
  path: '/connections/$connectionId',
  validateSearch: connectionSearch,
  component: lazyRouteComponent(() => import('./connections/ConnectionPage'), 'ConnectionPage'),
});

const settings = createRoute({
  ...under,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage'),
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

export const router = createRouter({
  routeTree,
  defaultErrorComponent: PageFailed,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
