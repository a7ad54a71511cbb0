import {
  IconAlertTriangle,
  IconArchive,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconLoader2,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import { words } from '../format';
import classes from './components.module.css';

type Tone = 'good' | 'bad' | 'warning' | 'busy' | 'quiet';

const known: Record<string, { tone: Tone; icon: Icon }> = {
  QUEUED: { tone: 'quiet', icon: IconCircleDashed },
  RUNNING: { tone: 'busy', icon: IconLoader2 },
  SUCCEEDED: { tone: 'good', icon: IconCircleCheck },
  SUCCEEDED_WITH_WARNINGS: { tone: 'warning', icon: IconAlertTriangle },
  FAILED: { tone: 'bad', icon: IconCircleX },
  CANCELLED: { tone: 'quiet', icon: IconCircleMinus },
  DRAFT: { tone: 'quiet', icon: IconPencil },
  ACTIVE: { tone: 'good', icon: IconCircleCheck },
  ARCHIVED: { tone: 'quiet', icon: IconArchive },
};

/** A state: an icon and a word, never the colour alone. A state that this page doesn't know is shown by its name. */
export function StatusBadge({ status, label }: { status: string | undefined; label?: string }) {
  if (!status) {
    return null;
  }
  const { tone, icon: Icon } = known[status] ?? { tone: 'quiet', icon: IconCircleDashed };
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={14} aria-hidden="true" className={tone === 'busy' ? classes.turning : undefined} />
      {label ?? words(status)}
    </span>
  );
}
