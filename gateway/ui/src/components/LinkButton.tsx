import { Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

const MantineButton = forwardRef<
  HTMLAnchorElement,
  ButtonProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>
>(function MantineButton(props, ref) {
  return <Button component="a" ref={ref} {...props} />;
});

const Created = createLink(MantineButton);

/** A link to a page that looks as a button: typed as the router's own Link. */
export const LinkButton: LinkComponent<typeof MantineButton> = (props) => <Created preload="intent" {...props} />;
