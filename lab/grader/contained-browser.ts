/** How the browser that shows learners' pages is started: they reach nothing but loopback. */

/** No name and no address leads anywhere but to this machine. */
const ONLY_LOOPBACK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
/** WebRTC asks no resolver, and sends by UDP; without a proxy it now sends nothing. */
const NO_UDP = '--force-webrtc-ip-handling-policy=disable_non_proxied_udp';

/** Arguments for Chromium. */
export const CONTAINED: readonly string[] = [ONLY_LOOPBACK, NO_UDP];
