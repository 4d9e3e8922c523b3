/** The event system's own look, which is not the Host's. */
export const STYLE = `
  body { margin: 0; padding: 1rem 1.25rem; font: 15px/1.5 Verdana, 'DejaVu Sans', sans-serif; color: #26223d; background: #f4f2fb; }
  h1 { margin: 0 0 0.25rem; font-size: 1.125rem; }
  p { margin: 0.25rem 0; }
  a { color: #4a3a9c; }
  ul { padding-left: 1.2rem; }
  li { margin: 0.3rem 0; }
  small, .source { color: #5a5478; font-size: 0.8125rem; overflow-wrap: anywhere; }
  button { margin-top: 0.75rem; padding: 0.55rem 1.1rem; border: 0; border-radius: 4px; background: #4a3a9c; color: #fff; font: inherit; cursor: pointer; }
  button:disabled { background: #5a5478; }
  input { padding: 0.4rem 0.5rem; border: 1px solid #5a5478; border-radius: 4px; font: inherit; background: #fff; }
`;
