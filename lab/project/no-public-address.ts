/** Loaded before Slidev: it would ask servers of strangers for this machine's public address. The course asks nobody. */
import { registerHooks } from 'node:module';

const NOBODY = `data:text/javascript,${encodeURIComponent('export const publicIpv4 = async () => undefined;')}`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'public-ip' ? { url: NOBODY, shortCircuit: true } : next(specifier, context),
});
