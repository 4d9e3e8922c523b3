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

/** The folders of lab/, and what each may import beside its own files. Nothing imports an entry file of commands/. */
const LAB = {
  api: [],
  project: [],
  company: ['api'],
  remotes: ['api', 'company'],
  runner: ['api', 'project', 'company', 'remotes'],
  grader: ['api', 'project', 'company', 'remotes', 'runner'],
  print: ['project'],
  results: ['project', 'runner', 'grader', 'print'],
  desk: ['project', 'company', 'remotes', 'runner', 'grader', 'print', 'results'],
  commands: ['project', 'runner', 'grader', 'print', 'results', 'desk'],
};
/** These draw with the kit that decks and site draw with. */
const DRAW = ['print', 'desk'];

/** One rule for each folder of lab/: it loads exercises by path, and knows no page or slide. */
const insideLab = Object.entries(LAB).map(([folder, may]) => {
  const others = Object.keys(LAB).filter((other) => other !== folder && !may.includes(other));
  const outside = ['solutions', 'site', 'slides', ...(DRAW.includes(folder) ? [] : ['figures'])];
  const names = may.length === 0 ? 'nothing else of lab/' : `only ${may.join(', ')} of lab/`;
  return {
    files: [`lab/${folder}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: only(
      `^(\\.\\./)+(${[...others, ...outside].join('|')})/|^(\\.\\./)+exercises/\\d`,
      `lab/${folder} imports ${names}; the lab loads exercises by path and knows no page or slide.`,
    ),
  };
});

export default defineConfig(
  globalIgnores([
    'dist/',
    'handouts/',
    '**/.astro/',
    '**/.slidev/',
    '.lab/',
    'slides/**/*.md',
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
  ...insideLab,
  {
    files: ['{exercises,solutions}/*/!(*.*).ts'],
    rules: only(
      '^(?!host-and-remote/lab$|node:crypto$|\\./)',
      'Exercises and solutions import only “host-and-remote/lab”.',
    ),
  },
  {
    files: ['exercises/*/*.*.ts'],
    // A name beside “...others” says what the others are without.
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      ...only('^\\.\\./', 'Checks look at the lab from outside: through “host-and-remote/grader”.'),
    },
  },
  {
    // A starter names what its solution will use.
    files: ['exercises/*/!(*.*).ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
);
