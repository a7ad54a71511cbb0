import { Title } from '@mantine/core';

export function SectionTitle({ children }: { children: string }) {
  return (
    <Title order={2} size="h3">
      {children}
    </Title>
  );
}
