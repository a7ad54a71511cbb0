import { lazyRouteComponent } from '@tanstack/react-router';
import { askWhetherReachable } from '../api';

/**
 * A page that is fetched when it is first opened. Where that fails the router reloads everything, which helps after an upgrade; while
 * nobody answers it would lead to the browser's own error page, and what the tab shows would be lost.
 */
export const lazyPage: typeof lazyRouteComponent = (importer, exportName) =>
  lazyRouteComponent(
    () =>
      importer().catch(async (failure: unknown) => {
        await askWhetherReachable();
        throw failure;
      }),
    exportName,
  );
