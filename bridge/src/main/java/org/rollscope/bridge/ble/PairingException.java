package org.rollscope.bridge.ble;

import java.io.Serial;
import org.rollscope.bridge.link.BlockedLinkException;

/** A device lets nobody in before it is bonded; see {@link Radio#bond}. */
public final class PairingException extends BlockedLinkException {
  @Serial private static final long serialVersionUID = 1;

  public PairingException(String message, Throwable cause) {
    super(message, cause);
  }
}
