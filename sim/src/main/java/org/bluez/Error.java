package org.bluez;

import java.io.Serial;
import org.freedesktop.dbus.exceptions.DBusExecutionException;

/**
 * The errors of BlueZ. They must be of these names: dbus-java calls an error on the wire as its
 * class is called.
 */
@SuppressWarnings("AvoidCommonTypeNames")
public final class Error {
  private Error() {}

  /** org.bluez.Error.Failed. */
  public static final class Failed extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public Failed(String message) {
      super(message);
    }
  }

  /** org.bluez.Error.InProgress. */
  public static final class InProgress extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public InProgress(String message) {
      super(message);
    }
  }

  /** org.bluez.Error.NotReady. */
  public static final class NotReady extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public NotReady(String message) {
      super(message);
    }
  }

  /** org.bluez.Error.NotConnected. */
  public static final class NotConnected extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public NotConnected(String message) {
      super(message);
    }
  }

  /** org.bluez.Error.NotPermitted. */
  public static final class NotPermitted extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public NotPermitted(String message) {
      super(message);
    }
  }

  /** org.bluez.Error.NotSupported. */
  public static final class NotSupported extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public NotSupported(String message) {
      super(message);
    }
  }

  /** org.bluez.Error.DoesNotExist. */
  public static final class DoesNotExist extends DBusExecutionException {
    @Serial private static final long serialVersionUID = 1;

    public DoesNotExist(String message) {
      super(message);
    }
  }
}
