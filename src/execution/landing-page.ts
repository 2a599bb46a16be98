import { createHash } from 'node:crypto';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

const SANDBOX_CDN = 'https://embeddable-sandbox.cdn.apollographql.com';
const SANDBOX_SCRIPT = `${SANDBOX_CDN}/v2/embeddable-sandbox.umd.production.min.js`;
const SANDBOX_FRAME = 'https://sandbox.embed.apollographql.com';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 52rem; padding: 0 1rem; color: #1b1f24; background: #fff; }
textarea, pre { box-sizing: border-box; width: 100%; font: 14px/1.45 ui-monospace, monospace; padding: .6rem; border: 1px solid #c4cad1; border-radius: 4px; }
textarea { height: 15rem; }
pre { overflow: auto; max-height: 28rem; background: #f5f7f9; }
button { font: inherit; padding: .3rem 1.2rem; }
#sandbox iframe { position: fixed; inset: 0; width: 100%; height: 100%; border: none; background: #fff; }
`;

/** Sandbox covers the page once it is there; what lies under it needs nothing but this gateway. */
const SCRIPT = `
const endpoint = location.origin + location.pathname;
const answer = document.getElementById('answer');
document.getElementById('endpoint').textContent = endpoint;
document.getElementById('ask').addEventListener('submit', async (event) => {
  event.preventDefault();
  answer.textContent = '…';
  try {
    const query = document.getElementById('query').value;
    const response = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    const text = await response.text();
    try { answer.textContent = JSON.stringify(JSON.parse(text), null, 2); } catch { answer.textContent = text; }
  } catch (error) {
    answer.textContent = 'The gateway cannot be reached: ' + error.message;
  }
});
const sandbox = document.createElement('script');
sandbox.src = '${SANDBOX_SCRIPT}';
sandbox.addEventListener('load', () => new window.EmbeddedSandbox({
  target: '#sandbox', initialEndpoint: endpoint, endpointIsEditable: false, hideCookieToggle: true, runTelemetry: false, allowDynamicStyles: false,
  initialState: { document: document.getElementById('query').value },
}));
document.head.append(sandbox);
`;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${toSource(SCRIPT)} ${SANDBOX_CDN}`,
  `style-src ${toSource(STYLE)} ${SANDBOX_CDN}`,
  "connect-src 'self'",
  `frame-src ${SANDBOX_FRAME}`,
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** Constant: nothing of a request enters it. */
const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Farsight</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Farsight</h1>
<p>GraphQL is answered at <code id="endpoint">this address</code>. Apollo Sandbox opens here when the internet can be reached;
it can also be opened on <a href="https://studio.apollographql.com/sandbox/explorer" rel="noreferrer">its own page</a>. Until then, ask from here:</p>
<form id="ask">
<textarea id="query" aria-label="Operation" spellcheck="false">
{
  players(first: 3, orderBy: LAST_PLAYED_DESC) {
    nodes {
      gameName
      matches(first: 2) {
        edges { participant { champion { name } win kills } node { startedAt } }
      }
    }
  }
}
</textarea>
<p><button>Run</button></p>
</form>
<noscript><p>Without JavaScript, send the operation as JSON, <code>{"query": "…"}</code>, by POST with the content type <code>application/json</code>.</p></noscript>
<pre id="answer" aria-live="polite">The answer comes here.</pre>
<div id="sandbox"></div>
<script>${SCRIPT}</script>
</body>
</html>
`;

/** Answers a browser with Apollo Sandbox over a page that works without internet, too. */
export function createLandingPagePlugin<TContext extends BaseContext>(): ApolloServerPlugin<TContext> {
  return { serverWillStart: async () => ({ renderLandingPage: async () => ({ html: PAGE }) }) };
}

function toSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
