import { networkSettings, type NetworkSettings } from '@ciekit/middleware';

/** The proxy of the settings; without one, that of the environment. */
export function proxySettings(proxyUrl: string): NetworkSettings {
  return networkSettings(proxyUrl === '' ? process.env : { http_proxy: proxyUrl, https_proxy: proxyUrl });
}
