// Made from custom-elements.json by `npm run manifest`.

export { AncvConnectOption, type AncvConnectOptionEvents } from './index.js';
