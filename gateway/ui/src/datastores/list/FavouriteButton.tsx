import { ActionIcon, Tooltip } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { toggleFavourite } from './favourites';
import classes from './list.module.css';

export function FavouriteButton({ id, name, marked }: { id: string; name: string; marked: boolean }) {
  const Icon = marked ? IconStarFilled : IconStar;
  return (
    <Tooltip label={marked ? 'No favourite any more' : 'Show first, in this browser'}>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={`Favourite: ${name}`}
        aria-pressed={marked}
        className={classes.star}
        onClick={() => toggleFavourite(id)}
      >
        <Icon size={15} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
