package org.rollscope.bridge.pair;

import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.wire.DeviceListener;

/** The way to a sensor that a test speaks for; nobody opens it. */
record Nowhere(String name) implements Connector {
  @Override
  public Connection open(DeviceListener listener) throws LinkException {
    throw new LinkException("nothing is here");
  }
}
