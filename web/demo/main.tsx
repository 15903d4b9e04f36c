import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/app/styles/main.css';
import { DemoPage } from './demo-page';

const root = document.getElementById('root');
if (root === null) throw new Error('canvas-demo.html has no element with id "root".');
// The frame benchmark measures what users get, so it goes without the double rendering of strict mode.
const page = <DemoPage query={new URLSearchParams(location.search)} />;
createRoot(root).render(location.search.includes('bench') ? page : <StrictMode>{page}</StrictMode>);
