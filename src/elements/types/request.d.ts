// Made from custom-elements.json by `npm run manifest`.

export { AncvConnectRequest, type AncvConnectRequestEvents } from './index.js';
