/** What people start with. Each leads to a different kind of canvas. */
export const EXAMPLES: readonly { label: string; text: string }[] = [
  { label: 'Build a business', text: 'I want to build a business selling solar lamps in Kenya' },
  {
    label: 'Research an idea, build an app',
    text: 'I want to research the idea of a habit tracker for shift workers and build an app for it',
  },
  {
    label: 'Direct a video',
    text: 'I want to create a stunning 30 second video about the ocean at night, like a movie director',
  },
  { label: 'Make a game', text: 'I want to play a platform game I create with my characters: a fox and an owl' },
  {
    label: 'Automate a process',
    text: 'Every Monday, read our support inbox, summarise the complaints and report them',
  },
  { label: 'Analyse a file', text: 'Analyse this CSV and tell me what stands out' },
];
