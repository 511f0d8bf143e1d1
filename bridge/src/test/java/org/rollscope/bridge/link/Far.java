package org.rollscope.bridge.link;

import java.io.IOException;

/** The device's end of a link under test. */
interface Far extends AutoCloseable {
  LinkSource source();

  /** Sends to the host. */
  void send(byte[] bytes) throws IOException;

  /** What the host sends within a second; as many bytes as asked. */
  byte[] receive(int length) throws IOException;

  /** Pulls the plug. */
  @Override
  void close() throws IOException;
}
