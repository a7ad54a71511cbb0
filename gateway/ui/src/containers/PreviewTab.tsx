import { EmptyState } from '../components';

export function PreviewTab() {
  return <EmptyState title="No preview">The platform’s API gives no rows of a container yet.</EmptyState>;
}
