import astro from 'eslint-plugin-astro';
import vue from 'eslint-plugin-vue';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Files whose rules may ask the compiler about types. In site/ and slides/ types come from Astro's and Slidev's own checks. */
const TYPED = ['course.ts', 'course.test.ts', '{lab,exercises,solutions,figures}/**/*.ts'];

/** Answers of other systems are `any` until somebody looks at them; here that is the point, or beside it. */
const ANY_IS_FINE = Object.fromEntries(
  ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
    `@typescript-eslint/no-unsafe-${use}`,
    'off',
  ]),
);

/** Imports run one way. What a folder may not import, as a regular expression, and why. */
const only = (regex, message) => ({ 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] });

export default defineConfig(
  globalIgnores([
    'dist/',
    'handouts/',
    '**/.astro/',
    '**/.slidev/',
    '.lab/',
    'slides/*.md',
    'cases/', // programs that are wrong on purpose
    '**/*.mine-*.ts', // a learner's earlier versions
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  ts.configs.recommended,
  {
    files: TYPED,
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An interface that promises a promise is often kept without one to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['{exercises,solutions}/**/*.ts', '**/*.test.ts'], rules: ANY_IS_FINE },
  {
    files: ['{lab,figures}/**/*.test.ts', 'course.test.ts'],
    rules: {
      // node:test waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it'] }] },
      ],
    },
  },

  vue.configs['flat/recommended'],
  vue.configs['no-layout-rules'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'no-undef': 'off', // The compiler knows better.
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
    },
  },

  astro.configs['flat/recommended'],

  { rules: { eqeqeq: 'error' } },

  {
    files: ['course.ts'],
    rules: only('.', 'course.ts imports nothing.'),
  },
  {
    files: ['figures/**/*.{ts,vue}'],
    ignores: ['**/*.test.ts'],
    rules: only(
      '^(?!vue$|\\.\\.?/)|/(lab|exercises|solutions|site|slides)/|/course',
      'Figures import only Vue and each other.',
    ),
  },
  {
    files: ['lab/**/*.ts'],
    rules: only(
      '^\\.\\.?/(.*/)?(exercises|solutions|figures|site|slides)/',
      'The lab loads exercises by path and knows no page or slide.',
    ),
  },
  {
    files: ['{exercises,solutions}/*/!(*.*).ts'],
    rules: only(
      '^(?!host-and-remote/lab$|node:crypto$|\\./)',
      'Exercises and solutions import only “host-and-remote/lab”.',
    ),
  },
  {
    files: ['exercises/*/*.*.ts'],
    rules: only('^\\.\\./', 'Checks look at the lab from outside: through “host-and-remote/grader”.'),
  },
  {
    // A starter names what its solution will use.
    files: ['exercises/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
);
