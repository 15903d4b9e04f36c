import { createBrowserRouter } from 'react-router';

/** Every page is its own chunk: the first load carries the shell only. */
export const router = createBrowserRouter([
  {
    path: '/',
    lazy: async () => ({ Component: (await import('@/features/home/home-page')).HomePage }),
  },
]);
