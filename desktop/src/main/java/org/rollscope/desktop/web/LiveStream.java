package org.rollscope.desktop.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code GET /api/live}: what happens, as server-sent events, until the page goes or the server
 * ends. Each page has a virtual thread of its own, so a slow one holds up nobody.
 */
final class LiveStream {
  private static final long BEAT_MILLIS = 3_000;

  private final LiveHub hub;

  LiveStream(LiveHub hub) {
    this.hub = hub;
  }

  void get(Context request) throws InterruptedException {
    HttpServletResponse response = request.res();
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    Viewer viewer = hub.join("1".equals(request.queryParam("haptic")));
    try {
      OutputStream out = response.getOutputStream();
      out.write(ServerEvent.RETRY);
      while (!viewer.isClosed()) {
        serve(viewer, out);
      }
    } catch (IOException e) {
      return; // the page is gone
    } finally {
      hub.leave(viewer);
    }
  }

  private void serve(Viewer viewer, OutputStream out) throws IOException, InterruptedException {
    if (viewer.isBehind()) {
      hub.refresh(viewer);
    }
    List<byte[]> events = viewer.take(BEAT_MILLIS);
    for (byte[] event : events.isEmpty() ? List.of(ServerEvent.BEAT) : events) {
      out.write(event);
    }
    out.flush();
  }
}
