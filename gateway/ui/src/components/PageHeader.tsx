import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './components.module.css';

// The first page is where the browser puts the focus itself; from the second on, a new page announces itself by its heading.
let shown = false;

interface PageHeaderProps {
  title: string;
  /** What the heading shows, if more than the title. */
  heading?: ReactNode;
  /** The way here: links, outermost first. */
  crumbs?: readonly ReactNode[];
  actions?: ReactNode;
  children?: ReactNode;
  /** The id of what the page shows: another one is another page. */
  subject?: string;
}

/** The heading of a page: sets the document's title and takes the focus when the page is new. */
export function PageHeader({ title, heading, crumbs = [], actions, children, subject }: PageHeaderProps) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Plumbline`;
  }, [title]);
  useEffect(() => {
    if (shown) {
      h1.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown = true;
  }, [subject]);
  return (
    <header className={classes.pageHeader}>
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb">
          <ol className={classes.crumbs}>
            {crumbs.map((crumb, index) => (
              <li key={index}>{crumb}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className={classes.headline}>
        <Title order={1} ref={h1} tabIndex={-1} className={classes.heading}>
          {heading ?? title}
        </Title>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children && <div className={classes.sub}>{children}</div>}
    </header>
  );
}
