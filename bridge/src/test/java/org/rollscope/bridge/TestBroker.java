package org.rollscope.bridge;

/** A broker of a test, on this machine only. */
interface TestBroker extends AutoCloseable {
  int port();

  default String url() {
    return "tcp://127.0.0.1:" + port();
  }

  @Override
  void close();
}
