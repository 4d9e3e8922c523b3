/**
 * Carries a remote control's wishes from `npm run present`, which started this server, to a window of the deck, and back
 * where the window stands.
 */
import type { Plugin, WebSocketClient } from 'vite';
import { HERE, TURN, type Here, type Turn } from './events.ts';

/** The relay. A server that nobody's remote control started has none. */
export function relay(): Plugin {
  return {
    name: 'deck-relay',
    apply: 'serve',
    configureServer({ ws }) {
      if (!process.send) return;
      /** The windows that show the deck, the last to be opened or turned at the end. Only one turns at a time. */
      const windows = new Set<WebSocketClient>();
      ws.on(HERE, (where: Here, client: WebSocketClient) => {
        windows.delete(client);
        windows.add(client);
        process.send?.({ here: where });
      });
      ws.on('vite:client:disconnect', (_: undefined, client: WebSocketClient) => windows.delete(client));
      process.on('message', ({ turn }: { turn?: Turn }) => {
        if (turn !== undefined) [...windows].at(-1)?.send(TURN, turn);
      });
    },
  };
}
