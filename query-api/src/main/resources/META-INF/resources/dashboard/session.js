/** Who is signed in. The token stays in this tab, and never in the address. */
const KEY = 'adclicks-token';

export function takeTokenFromAddress() {
  const handed = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!handed) return;
  sessionStorage.setItem(KEY, handed);
  history.replaceState(null, '', location.pathname + location.search);
}

export const token = () => sessionStorage.getItem(KEY);
export const signIn = (value) => sessionStorage.setItem(KEY, value);
export const signOut = () => sessionStorage.removeItem(KEY);

export function headers(accept) {
  const known = token();
  return known ? { Accept: accept, Authorization: `Bearer ${known}` } : { Accept: accept };
}
