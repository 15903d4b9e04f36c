import { createBrowserRouter } from 'react-router';
import { openingOf } from '@/canvas/core/picture/current-opening';
import { beginPicture } from '@/lib/queries/early-picture';
import { RouteError } from './shell/route-error';
import { RouteLoading } from './shell/route-loading';
import { Shell } from './shell/shell';

/** Asks what a canvas looks like while its page is on its way, unless that is on the screen already. */
function begin(place: string): void {
  if (openingOf(place) === null) beginPicture(place);
}

/** Every page is its own chunk: the first load carries the shell only. */
export const router = createBrowserRouter([
  {
    errorElement: <RouteError />,
    hydrateFallbackElement: <RouteLoading />,
    children: [
      { path: '/setup', lazy: async () => ({ Component: (await import('@/features/auth/setup-page')).SetupPage }) },
      {
        path: '/sign-in',
        lazy: async () => ({ Component: (await import('@/features/auth/sign-in-page')).SignInPage }),
      },
      {
        path: '/invite',
        lazy: async () => ({ Component: (await import('@/features/auth/invitation-page')).InvitationPage }),
      },
      {
        path: '/shared/:token',
        loader: ({ params }) => {
          begin(`shared/${params['token'] ?? ''}`);
          return null;
        },
        lazy: async () => ({ Component: (await import('@/features/shared/shared-page')).SharedPage }),
      },
      {
        element: <Shell />,
        errorElement: <RouteError />,
        children: [
          { path: '/', lazy: async () => ({ Component: (await import('@/features/home/home-page')).HomePage }) },
          {
            path: '/plans/:id',
            lazy: async () => ({ Component: (await import('@/features/plan/plan-page')).PlanPage }),
          },
          {
            path: '/canvases',
            lazy: async () => ({ Component: (await import('@/features/canvases/canvases-page')).CanvasesPage }),
          },
          {
            path: '/canvases/:id',
            loader: ({ params }) => {
              begin(`canvases/${params['id'] ?? ''}`);
              return null;
            },
            shouldRevalidate: ({ currentParams, nextParams }) => currentParams['id'] !== nextParams['id'],
            lazy: async () => ({ Component: (await import('@/features/canvas/canvas-page')).CanvasPage }),
          },
          { path: '/runs', lazy: async () => ({ Component: (await import('@/features/runs/runs-page')).RunsPage }) },
          {
            path: '/runs/compare',
            lazy: async () => ({ Component: (await import('@/features/runs/compare/compare-page')).ComparePage }),
          },
          { path: '/runs/:id', lazy: async () => ({ Component: (await import('@/features/runs/run-page')).RunPage }) },
          {
            path: '/triggers',
            lazy: async () => ({ Component: (await import('@/features/triggers/triggers-page')).TriggersPage }),
          },
          {
            path: '/approvals',
            lazy: async () => ({ Component: (await import('@/features/approvals/approvals-page')).ApprovalsPage }),
          },
          {
            path: '/notices',
            lazy: async () => ({ Component: (await import('@/features/notices/notices-page')).NoticesPage }),
          },
          {
            path: '/blocks',
            lazy: async () => ({ Component: (await import('@/features/catalogue/catalogue-page')).CataloguePage }),
          },
          {
            path: '/blocks/:type',
            lazy: async () => ({ Component: (await import('@/features/catalogue/block-type-page')).BlockTypePage }),
          },
          { path: '/chat', lazy: async () => ({ Component: (await import('@/features/chat/chat-page')).ChatPage }) },
          {
            path: '/chat/:id',
            lazy: async () => ({ Component: (await import('@/features/chat/chat-page')).ChatPage }),
          },
          {
            path: '/agents',
            lazy: async () => ({ Component: (await import('@/features/agents/agents-page')).AgentsPage }),
          },
          {
            path: '/knowledge',
            lazy: async () => ({ Component: (await import('@/features/knowledge/knowledge-page')).KnowledgePage }),
          },
          {
            path: '/models',
            lazy: async () => ({ Component: (await import('@/features/models/models-page')).ModelsPage }),
          },
          {
            path: '/sandboxes',
            lazy: async () => ({ Component: (await import('@/features/sandboxes/sandboxes-page')).SandboxesPage }),
          },
          {
            path: '/sandboxes/:id',
            lazy: async () => ({ Component: (await import('@/features/sandboxes/sandbox-page')).SandboxPage }),
          },
          {
            path: '/egress',
            lazy: async () => ({ Component: (await import('@/features/egress/egress-page')).EgressPage }),
          },
          {
            path: '/credentials',
            lazy: async () => ({
              Component: (await import('@/features/credentials/credentials-page')).CredentialsPage,
            }),
          },
          {
            path: '/mcp-servers',
            lazy: async () => ({ Component: (await import('@/features/mcp/mcp-page')).McpPage }),
          },
          {
            path: '/members',
            lazy: async () => ({ Component: (await import('@/features/people/members-page')).MembersPage }),
          },
          {
            path: '/api-keys',
            lazy: async () => ({ Component: (await import('@/features/keys/keys-page')).KeysPage }),
          },
          {
            path: '/nodes',
            lazy: async () => ({ Component: (await import('@/features/nodes/nodes-page')).NodesPage }),
          },
          {
            path: '/settings',
            lazy: async () => ({ Component: (await import('@/features/settings/settings-page')).SettingsPage }),
          },
          {
            path: '/about',
            lazy: async () => ({ Component: (await import('@/features/about/about-page')).AboutPage }),
          },
          { path: '*', lazy: async () => ({ Component: (await import('./shell/not-found')).NotFound }) },
        ],
      },
    ],
  },
]);
