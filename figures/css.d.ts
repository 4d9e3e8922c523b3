/** A style sheet that a component imports for its effect; the bundler takes it from there. */
declare module '*.css';
