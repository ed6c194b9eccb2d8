// Made from custom-elements.json by `npm run manifest`.

export { AncvConnectHistory, type AncvConnectHistoryEvents } from './index.js';
