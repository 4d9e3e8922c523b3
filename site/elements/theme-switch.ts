import { keep, recall } from './storage.ts';

/** Also read by the script in the head of every page, which sets the theme before the first paint. */
const KEY = 'theme';

/** `<theme-switch>`: radio buttons `light`, `dark` and `system`. The choice is kept and set as `data-theme` on `<html>`. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const kept = recall(KEY);
    for (const radio of this.querySelectorAll('input')) radio.checked = radio.value === (kept ?? 'system');
    this.addEventListener('change', ({ target }) => this.choose((target as HTMLInputElement).value));
  }

  private choose(theme: string): void {
    keep(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
}

customElements.define('theme-switch', ThemeSwitch);
