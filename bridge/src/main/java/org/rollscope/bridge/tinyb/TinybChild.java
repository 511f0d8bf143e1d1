package org.rollscope.bridge.tinyb;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rollscope.bridge.tinyb.TinybMessage.Kind;
import tinyb.BluetoothManager;

/**
 * The process that TinyB lives in. It does what its parent asks over a UNIX socket, and ends with
 * the socket. TinyB may end it at any moment; the parent starts another.
 */
public final class TinybChild {
  private final DataOutputStream out;
  private final ExecutorService workers = Executors.newCachedThreadPool();

  private TinybChild(DataOutputStream out) {
    this.out = out;
  }

  /** Runs the child; its only argument is the path of the parent's socket. */
  public static void main(String[] arguments) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
      DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
      new TinybChild(out).serve(in);
    } finally {
      Runtime.getRuntime().halt(0); // TinyB's own threads would hang the orderly way
    }
  }

  private void serve(DataInputStream in) throws IOException {
    ChildRadio radio;
    try {
      radio = new ChildRadio(BluetoothManager.getBluetoothManager(), this::send);
    } catch (UnsatisfiedLinkError e) {
      send(TinybMessage.of(Kind.UNUSABLE, 0, TinybLibraries.failure(words(e))));
      return;
    } catch (RuntimeException e) {
      send(TinybMessage.of(Kind.FAILED, 0, words(e)));
      return;
    }
    send(TinybMessage.of(Kind.READY, 0));
    try {
      while (true) {
        TinybMessage request = TinybMessage.read(in);
        workers.execute(() -> answer(radio, request));
      }
    } catch (EOFException e) {
      // The parent has gone or wants no more.
      radio.close();
    }
  }

  private void answer(ChildRadio radio, TinybMessage request) {
    TinybMessage answer;
    try {
      answer = radio.answer(request);
    } catch (RuntimeException e) {
      answer = TinybMessage.of(Kind.FAILED, request.number(), words(e));
    }
    send(answer);
  }

  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void send(TinybMessage message) {
    synchronized (out) {
      try {
        message.write(out);
      } catch (IOException e) {
        Runtime.getRuntime().halt(1); // nobody listens any more
      }
    }
  }
}
