import { createApp, type Component } from 'vue';

/** Puts a playable figure into an element, in the place of what was there. */
export function mount(figure: Component, place: Element): void {
  createApp(figure, { playable: true }).mount(place);
}
