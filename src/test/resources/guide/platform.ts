// What the platform has: the tests of docs/integrate.md put its address and its tokens here.

interface Settings {
  url: string;
  guestToken: string;
  platformToken: string;
}

const settings: Settings = JSON.parse('SETTINGS');

export const serviceUrl = settings.url;
export const guestToken = () => settings.guestToken;
export const platformToken = () => settings.platformToken;

export const saved: Record<string, { paidCents: number; pendingCents: number; needsAttention: boolean }> = {};

export async function saveBooking(folderId: string, booking: (typeof saved)[string]): Promise<void> {
  saved[folderId] = booking;
}
