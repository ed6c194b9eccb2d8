// Uses the elements in React.

import type {} from '@ancv-connect/elements/react';
import { useRef } from 'react';
import type { AncvConnectCheckout } from '@ancv-connect/elements';

export function Right() {
  const checkout = useRef<AncvConnectCheckout>(null);
  return (
    <>
      <ancv-connect-checkout
        ref={checkout}
        className="checkout"
        api=""
        folder="stay-2041"
        locale="fr"
        heading-level={3}
        beneficiary="marie@exemple.fr"
        token={async ({ refresh }) => (refresh ? 'new' : 'old')}
        onancv-paid={({ detail }) => console.log(detail.folder.paid.amount)}
        onancv-unavailable={({ detail }) => console.log(detail.reason)}
      >
        <p slot="remaining">…</p>
      </ancv-connect-checkout>
      <ancv-connect-request
        folder="stay-2041"
        token="token"
        onancv-started={({ detail }) => console.log(detail.payment.id)}
      />
      <ancv-connect-history
        folder="stay-2041"
        cancellable
        onancv-folder-cancelled={({ detail }) => console.log(detail.folder.id)}
      />
      <ancv-connect-option
        establishment="camping-des-pins"
        onancv-option-changed={({ detail }) => console.log(detail.active)}
      />
    </>
  );
}

export const wrong = [
  // @ts-expect-error an id is a text
  <ancv-connect-checkout folder={2041} />,
  // @ts-expect-error a misspelt attribute
  <ancv-connect-checkout foldr="stay-2041" />,
  // @ts-expect-error an attribute of another element
  <ancv-connect-checkout establishment="camping-des-pins" />,
  // @ts-expect-error a language without texts
  <ancv-connect-checkout locale="de" />,
  // @ts-expect-error a level is a number
  <ancv-connect-checkout heading-level="two" />,
  // @ts-expect-error the supplier returns a text
  <ancv-connect-checkout token={async () => 2041} />,
  // @ts-expect-error the detail has no amount
  <ancv-connect-checkout onancv-paid={({ detail }) => console.log(detail.amount)} />,
  // @ts-expect-error a misspelt element
  <ancv-connect-chekout folder="stay-2041" />,
];
