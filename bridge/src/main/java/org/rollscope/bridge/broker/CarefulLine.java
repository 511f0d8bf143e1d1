package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Stands between Paho and a line, for what Paho does wrong there: see {@link Incoming}. */
record CarefulLine(NetworkModule line, LastWords lastWords) implements NetworkModule {
  @Override
  public void start() throws IOException, MqttException {
    line.start();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Incoming(line.getInputStream(), lastWords);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return line.getOutputStream();
  }

  @Override
  public void stop() throws IOException {
    line.stop();
  }

  @Override
  public String getServerURI() {
    return line.getServerURI();
  }
}
