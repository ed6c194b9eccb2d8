// JSON requests to this server.

/** The body of the response; throws an error with the problem's detail where the request failed. */
export async function send(method, url, { token, body, headers } = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await reason(response));
  return response.status === 204 ? null : response.json();
}

async function reason(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? `${response.status}`;
}
