import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const pages = ['datastores', 'connections', 'containers', 'fields', 'checks', 'activity', 'explore', 'settings', 'sign-in'];

// The page's policy forbids <style> elements, which these write at run time whatever their properties.
const styleWriters = {
  name: '@mantine/core',
  importNames: ['AppShell', 'Grid', 'SimpleGrid', 'InlineStyles'],
  message: 'It writes a <style> element, which the page’s policy forbids: use a CSS module.',
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict, reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [styleWriters] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name=/^(visibleFrom|hiddenFrom)$/]',
          message: 'It needs a <style> element, which the page’s policy forbids: use a media query in a CSS module.',
        },
        {
          selector: 'JSXAttribute > JSXExpressionContainer > ObjectExpression > Property[key.name="base"]',
          message: 'Responsive properties write a <style> element, which the page’s policy forbids: use a CSS module.',
        },
      ],
    },
  },
  {
    files: ['scripts/*.mjs', 'public/**/*.js'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
      },
    },
  },
  // What two pages share belongs to components, format, api or live.
  ...pages.map((page) => ({
    files: [`src/${page}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [styleWriters],
          patterns: pages
            .filter((other) => other !== page)
            .map((other) => ({
              group: [`../${other}/*`, `../../${other}/*`],
              message: 'Pages share by components, format, api or live.',
            })),
        },
      ],
    },
  })),
);
