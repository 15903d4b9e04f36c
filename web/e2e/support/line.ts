import type { Page, WebSocketRoute } from 'playwright-core';

/** The WebSockets of a page, to be cut and mended as a bad network does. */
export class Line {
  private readonly open = new Set<WebSocketRoute>();
  private down = false;

  static async of(page: Page): Promise<Line> {
    const line = new Line();
    await page.routeWebSocket(/\/sync/, (socket) => {
      if (line.down) {
        void socket.close({ code: 1012 });
        return;
      }
      line.open.add(socket);
      socket.connectToServer();
    });
    return line;
  }

  async cut(): Promise<void> {
    this.down = true;
    await Promise.all([...this.open].map((socket) => socket.close({ code: 1012 })));
    this.open.clear();
  }

  mend(): void {
    this.down = false;
  }
}
