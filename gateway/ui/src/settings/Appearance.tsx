import { Radio, Title, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import classes from './settings.module.css';

const schemes: readonly { value: MantineColorScheme; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As the system' },
];

export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section aria-labelledby="appearance">
      <Title order={2} id="appearance" className={classes.head}>
        Appearance
      </Title>
      <Radio.Group
        label="Colours"
        description="Kept in this browser."
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
      >
        <div className={classes.stack} style={{ marginTop: 8 }}>
          {schemes.map((each) => (
            <Radio key={each.value} value={each.value} label={each.label} />
          ))}
        </div>
      </Radio.Group>
    </section>
  );
}
