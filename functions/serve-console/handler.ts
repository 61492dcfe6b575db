import { type APIGatewayProxyResult, handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';

/** The console's API behind an HTTP API of API Gateway (payload format 2.0). */
export function createHandler(deps: Deps): (event: LambdaEvent, context?: LambdaContext) => Promise<APIGatewayProxyResult> {
  const answer = handle(createApp(deps));
  return (event, context) => answer('rawPath' in event ? { ...event, rawPath: asInUrl(event.rawPath) } : event, context);
}

/** An HTTP API hands the path over with its escapes read: what would end a path, or begin an escape that is none, is escaped again. */
const asInUrl = (path: string): string => path.replace(/[?#]|%(?![0-9A-Fa-f]{2})/g, encodeURIComponent);
