package org.rollscope.bridge.link;

/**
 * A link that does not lack its device: somebody must do what the message says before it can be
 * used.
 */
public class BlockedLinkException extends LinkException {
  private static final long serialVersionUID = 1;

  public BlockedLinkException(String message) {
    super(message);
  }

  public BlockedLinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
