import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from './theme';

// The page's policy forbids the <style> that Mantine would write at run time: its variables are a file.
test('variables.css says what the theme says', async () => {
  const variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const css = `/* Made from theme.ts: npm test -- -u */\n${convertCssVariables(variables, ':root')}\n`.replace(
    /([;{}])/g,
    '$1\n',
  );
  await expect(css).toMatchFileSnapshot('./variables.css');
});
