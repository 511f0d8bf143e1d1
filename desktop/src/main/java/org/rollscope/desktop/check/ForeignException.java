package org.rollscope.desktop.check;

import org.rollscope.bridge.protocol.DeviceProtocol;

/** The device is of another family; the message is for the person who checks it. */
public final class ForeignException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * @param device what people call it
   */
  public ForeignException(String device, DeviceProtocol family) {
    super(
        "%s is a %s; this check is for firmware that speaks Rollscope's own protocol"
            .formatted(device, family.title()));
  }
}
