/**
 * Whatever this machine asks itself goes to no proxy: Hosts, Remotes and the course listen on loopback, where a proxy
 * elsewhere finds nobody. Plain JavaScript, because it is loaded before anything else, by whichever Node there is.
 */
import http from 'node:http';

const OWN = ['127.0.0.1', 'localhost', '::1'];

for (const name of ['NO_PROXY', 'no_proxy']) {
  const others = (process.env[name] ?? '').split(',').filter((host) => host !== '' && !OWN.includes(host));
  // Processes that are started later read it by themselves.
  if (hasProxy()) process.env[name] = [...others, ...OWN].join(',');
}
// This process read it when it began, if Node was told to.
if (usesEnvironment()) http.setGlobalProxyFromEnv?.(process.env);

function hasProxy() {
  return ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some(
    (name) => process.env[name],
  );
}

function usesEnvironment() {
  const asked = process.env.NODE_USE_ENV_PROXY === '1' || process.execArgv.includes('--use-env-proxy');
  return hasProxy() && (asked || /--use-env-proxy/.test(process.env.NODE_OPTIONS ?? ''));
}
