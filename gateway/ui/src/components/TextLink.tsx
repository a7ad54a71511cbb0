import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

const MantineAnchor = forwardRef<
  HTMLAnchorElement,
  AnchorProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>
>(function MantineAnchor(props, ref) {
  return <Anchor ref={ref} inherit {...props} />;
});

const Created = createLink(MantineAnchor);

/** A link to a page: typed as the router's own Link, looks as a link in text. */
export const TextLink: LinkComponent<typeof MantineAnchor> = (props) => <Created preload="intent" {...props} />;
