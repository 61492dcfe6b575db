import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';
import { viewsContract } from './suite.ts';

viewsContract('SQLite', async () => {
  const views = openSqliteViews(':memory:');
  return { views, close: views.close };
});
