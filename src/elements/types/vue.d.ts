// Made from custom-elements.json by `npm run manifest`.

import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type * as elements from './index.js';

/** An element with its attributes, properties and events, as Vue's documentation describes it. */
type Component<E extends HTMLElement, Names extends keyof E, Events> = new () => E & {
  $props: HTMLAttributes & { [Name in Names]?: E[Name] | undefined } & { 'heading-level'?: number | undefined } & PublicProps;
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  interface HTMLAttributes {
    /** The slot of the element around it, which templates with strict types would not accept. */
    slot?: string | undefined;
  }
  interface GlobalComponents {
    'ancv-connect-checkout': Component<elements.AncvConnectCheckout, 'beneficiary' | 'folder' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectCheckoutEvents>;
    'ancv-connect-history': Component<elements.AncvConnectHistory, 'establishment' | 'cancellable' | 'folder' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectHistoryEvents>;
    'ancv-connect-option': Component<elements.AncvConnectOption, 'establishment' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectOptionEvents>;
    'ancv-connect-request': Component<elements.AncvConnectRequest, 'beneficiary' | 'folder' | 'api' | 'headingLevel' | 'token' | 'client' | 'locale', elements.AncvConnectRequestEvents>;
  }
}
