import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { beginPhase } from '@/lib/tasks/phase';
import { AppProviders } from './app-providers';
import { router } from './router';
import './styles/main.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with id "root".');

beginPhase('program');
// In turns: a hand on the picture of a canvas is not kept waiting for the page around it.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <AppProviders>
        <RouterProvider router={router} />
      </AppProviders>
    </StrictMode>,
  ),
);
