import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { McpParts } from './parts.ts';
import { createMcpServer } from './server.ts';

/** Every tool answers from its arguments alone, so no session is kept: a request brings all that it needs. */
const METHOD = 'POST';

/** Answers MCP over streamable HTTP. */
export function mcpHandler(parts: McpParts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== METHOD) {
      const error = 'MCP is spoken here by POST alone: there are no sessions to listen to or to end.';
      return Response.json({ error }, { status: 405, headers: { Allow: METHOD } });
    }
    const server = createMcpServer(parts);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(request);
    } finally {
      // The reply is whole by now: it is JSON, not a stream.
      await server.close();
    }
  };
}
