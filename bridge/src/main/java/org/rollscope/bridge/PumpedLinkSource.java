package org.rollscope.bridge;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;

/**
 * A link that is read by a platform thread of its own. A serial read waits in native code, where it
 * would hold the carrier of a virtual thread; with as many ports as processors everything else
 * would stand still.
 */
final class PumpedLinkSource implements LinkSource {
  private static final int BUFFER = 4096;
  private static final int PIECES = 256;
  private static final long WAIT_MILLIS = 100;

  /** Stands at the end of the pieces; {@code end} says why. */
  private static final byte[] END = new byte[0];

  private final LinkSource source;

  PumpedLinkSource(LinkSource source) {
    this.source = source;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Link open() throws LinkException {
    PumpedLink link = new PumpedLink(source.open());
    link.pump.start();
    return link;
  }

  private static final class PumpedLink implements Link {
    private final Link link;
    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread pump;
    private volatile boolean closed;
    private volatile @Nullable LinkException end;
    private byte[] rest = new byte[0];
    private int offset;

    PumpedLink(Link link) {
      this.link = link;
      pump = Thread.ofPlatform().daemon().name("read " + link.name()).unstarted(this::pump);
    }

    private void pump() {
      byte[] buffer = new byte[BUFFER];
      try {
        while (!closed) {
          try {
            int count = link.read(buffer);
            if (count > 0) {
              pieces.put(Arrays.copyOf(buffer, count));
            }
          } catch (LinkException e) {
            end = e;
            pieces.put(END);
            return;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        link.close();
      }
    }

    @Override
    public String name() {
      return link.name();
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
      if (offset == rest.length && !next()) {
        return 0;
      }
      int count = Math.min(buffer.length, rest.length - offset);
      System.arraycopy(rest, offset, buffer, 0, count);
      offset += count;
      return count;
    }

    private boolean next() throws LinkException {
      try {
        byte[] piece = pieces.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (piece != null && piece.length > 0) {
          rest = piece;
          offset = 0;
          return true;
        }
        if (piece != null && end != null) {
          throw end;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      link.write(bytes);
    }

    /** The pump sees it after its present read and closes the port; that is waited for. */
    @Override
    public void close() {
      closed = true;
      pieces.clear();
      try {
        if (!pump.join(Duration.ofMillis(5 * WAIT_MILLIS))) {
          pump.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
