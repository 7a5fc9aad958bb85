/**
 * Who goes on before a page's data have come whole has given that page up. The framework takes a request given up quietly, but
 * reports on the console, or leaves to nobody, what breaks off while its answer is being read: so it is given only whole answers.
 */
export function wholePages() {
  const { fetch } = window;
  window.fetch = async (address, how) => {
    const answer = await fetch(address, how);
    if (!(address instanceof URL && address.pathname.endsWith(".data"))) return answer;
    const { status, statusText, headers } = answer;
    const body = await answer.arrayBuffer();
    return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
  };
}
