package org.rollscope.core.session;

import org.rollscope.core.contact.Contact;

/** The contacts of a session: how many, and what the present one has come to. */
final class ContactLog {
  private int count;
  private boolean open;
  private double began;
  private double seconds;
  private double dose;
  private double peak;

  void begin(double time) {
    count++;
    open = true;
    began = time;
    seconds = 0;
    dose = 0;
    peak = Double.NaN;
  }

  void add(double dt, double from, double to) {
    if (Double.isFinite(to)) {
      seconds += dt;
      dose += (Double.isFinite(from) ? (from + to) / 2 : to) * dt;
      if (!(to <= peak)) {
        peak = to;
      }
    }
  }

  Contact end(double time) {
    open = false;
    return new Contact(began, time, peak, dose / seconds, dose);
  }

  boolean isOpen() {
    return open;
  }

  int count() {
    return count;
  }
}
