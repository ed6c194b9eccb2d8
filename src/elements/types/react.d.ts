// Made from custom-elements.json by `npm run manifest`.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type * as elements from './index.js';

/** The attributes, properties and events of an element. */
type Props<E extends HTMLElement, Names extends keyof E, Events> = DetailedHTMLProps<HTMLAttributes<E>, E> & {
  [Name in Names]?: E[Name] | undefined;
} & {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
} & { 'heading-level'?: number | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'ancv-connect-checkout': Props<elements.AncvConnectCheckout, 'beneficiary' | 'folder' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectCheckoutEvents>;
      'ancv-connect-history': Props<elements.AncvConnectHistory, 'establishment' | 'cancellable' | 'folder' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectHistoryEvents>;
      'ancv-connect-option': Props<elements.AncvConnectOption, 'establishment' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectOptionEvents>;
      'ancv-connect-request': Props<elements.AncvConnectRequest, 'beneficiary' | 'folder' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectRequestEvents>;
    }
  }
}
