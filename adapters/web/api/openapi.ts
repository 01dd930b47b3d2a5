import { z } from 'zod';
import * as schemas from './schemas.ts';

/** The schemas of the document: each with an id goes into its components. */
const COMPONENTS = {
  Ask: schemas.askBody,
  Rating: schemas.rateBody,
  Suggestions: schemas.suggestReply,
  Roles: schemas.rolesReply,
  Refusal: schemas.refusal,
  Answer: schemas.answer,
} satisfies Record<string, z.ZodType>;
type Component = keyof typeof COMPONENTS;

const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The request is malformed.',
  403: 'It comes from another site, or under a foreign host name.',
  408: 'It arrives too slowly.',
  413: 'Its body is too large.',
  415: 'Its body is no JSON.',
  429: 'The address asks too much; Retry-After says when to come again.',
  500: 'Something failed on our side; the sentence has the reference that the log has.',
  503: 'Too many requests come at once; Retry-After says when to come again.',
  504: 'The answer takes too long.',
};

/** Returns the OpenAPI document (3.1) of the HTTP API, made from the schemas that check its requests. */
export function openApiDocument(version: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rolewise',
      version,
      description:
        'How two jobs differ: answers with figures and sources. Every refusal is one JSON sentence.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/api/ask': {
        post: operation(
          'ask',
          'Answers a question',
          'Answer',
          { requestBody: { required: true, content: { 'application/json': { schema: ref('Ask') } } } },
          { 'X-Rating': { description: 'What a rating of the answer names.', schema: { type: 'string' } } },
        ),
      },
      '/api/suggest': {
        get: operation(
          'suggest',
          'Completes a half-typed title',
          'Suggestions',
          parameters(schemas.suggestQuery),
        ),
      },
      '/api/roles': {
        get: operation(
          'roles',
          'Lists the roles, by group or search',
          'Roles',
          parameters(schemas.rolesQuery),
        ),
      },
      '/api/rate': {
        post: {
          ...operation('rate', 'Says whether an answer helped', 'Refusal', {
            requestBody: { required: true, content: { 'application/json': { schema: ref('Rating') } } },
          }),
          responses: {
            204: { description: 'Noted.' },
            404: refused('The answer is unknown or too old.'),
            ...refusals(),
          },
        },
      },
    },
    components: { schemas: components() },
  };
}

function operation(id: string, summary: string, reply: Component, rest: object, headers: object = {}) {
  const content = { 'application/json': { schema: ref(reply) } };
  return {
    operationId: id,
    summary,
    ...rest,
    responses: { 200: { description: summary, headers, content }, ...refusals() },
  };
}

function refusals() {
  return Object.fromEntries(Object.entries(REFUSALS).map(([status, what]) => [status, refused(what)]));
}

function refused(description: string) {
  return { description, content: { 'application/json': { schema: ref('Refusal') } } };
}

function ref(name: Component) {
  return { $ref: `#/components/schemas/${name}` };
}

/** The keys of a query as parameters. */
function parameters(query: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return {
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
  };
}

/** The schemas by their names; what several share comes along under its own. */
function components(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  for (const schema of Object.values(made)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return made;
}
