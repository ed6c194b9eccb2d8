import { formatMoney } from '@ancv-connect/client';
import '@ancv-connect/elements';
import type {} from '@ancv-connect/elements/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

async function token(): Promise<string> {
  const response = await fetch('/token');
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return response.text();
}

function Payment({ folder }: { folder: string }) {
  const [message, setMessage] = useState('');
  return (
    <>
      <ancv-connect-checkout
        api="https://payments.booking.example"
        folder={folder}
        token={token}
        onancv-paid={({ detail }) => setMessage(`${formatMoney(detail.folder.paid, 'fr')} payés, merci`)}
      >
        <a slot="remaining" href="/carte">
          Payer le reste par carte
        </a>
      </ancv-connect-checkout>
      <p role="status">{message}</p>
    </>
  );
}

createRoot(document.getElementById('root')!).render(<Payment folder="stay-2041" />);
