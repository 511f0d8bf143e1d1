package org.rollscope.bridge.link;

import java.io.IOException;

/** A link that could not be opened or was lost, in words for a person. */
public class LinkException extends IOException {
  private static final long serialVersionUID = 1;

  public LinkException(String message) {
    super(message);
  }

  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
