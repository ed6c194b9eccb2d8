// The elements of ANCV Connect. Importing this module defines all of them; each one also has a module of its own.

export { AncvConnectCheckout } from './checkout.js';
export { AncvConnectHistory } from './history.js';
export { AncvConnectOption } from './option.js';
export { AncvConnectRequest } from './request.js';
