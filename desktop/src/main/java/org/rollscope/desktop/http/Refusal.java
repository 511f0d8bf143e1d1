package org.rollscope.desktop.http;

/** A request that is not carried out, and why, in words for people. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public static final int BAD = 400;
  public static final int UNPAIRED = 401;
  public static final int FORBIDDEN = 403;
  public static final int UNKNOWN = 404;
  public static final int TOO_LARGE = 413;
  public static final int WRONG_TYPE = 415;
  public static final int MISDIRECTED = 421;
  public static final int REFUSED = 422;
  public static final int TOO_MANY = 429;
  public static final int AWAY = 503;
  public static final int NO_ANSWER = 504;

  private final int status;

  /**
   * A refusal.
   *
   * @param status of HTTP
   */
  public Refusal(int status, String why) {
    super(why, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
