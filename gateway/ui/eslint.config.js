import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const pages = ['datastores', 'connections', 'containers', 'fields', 'checks', 'activity', 'explore', 'settings', 'sign-in'];

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
