// Made from custom-elements.json by `npm run manifest`.

export { AncvConnectCheckout, type AncvConnectCheckoutEvents } from './index.js';
