package org.rollscope.desktop.view;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.session.Summary;

/** What a summary's numbers rest on, and what is absent for want of a channel. */
final class QualityWords {
  private QualityWords() {}

  static void write(Page page, Summary summary) {
    Summary.Quality data = summary.data();
    List<String> parts = new ArrayList<>();
    parts.add(Words.count(data.samples(), "sample"));
    add(parts, data.gaps(), "gap");
    if (data.bridged() > 0) {
      parts.add(Words.number(data.bridged(), 2, "s bridged"));
    }
    add(parts, data.lost(), "lost sample");
    add(parts, data.malformed(), "malformed piece");
    add(parts, data.clipped(), "clipped sample");
    add(parts, data.missing(), "sample with a missing value");
    if (parts.size() == 1) {
      parts.add("nothing lost");
    }
    page.entry("Data", String.join(", ", parts));
    for (String note : notes(data)) {
      page.entry("Note", note);
    }
  }

  private static void add(List<String> parts, long number, String one) {
    if (number > 0) {
      parts.add(
          number == 1 || !one.contains(" with ")
              ? Words.count(number, one)
              : number + " " + one.replace("sample with", "samples with"));
    }
  }

  private static List<String> notes(Summary.Quality data) {
    List<String> notes = new ArrayList<>();
    List<String> channels = data.channels();
    boolean pressed = channels.contains("pressure") || channels.contains("force");
    if (!channels.contains("angular-rate")) {
      notes.add("no angular rate was measured, so there are no rolls, distance or places");
    } else if (!channels.contains("specific-force")) {
      notes.add("no specific force was measured: the gyro's drift could not be corrected");
    }
    if (!pressed) {
      notes.add(
          "no pressure was measured, so how hard and when the skin was touched is not known;"
              + " all movement counts");
    }
    if (pressed && data.tareAssumed()) {
      notes.add("zero pressure was assumed from the first quiet second; calibrate to be sure");
    }
    return notes;
  }
}
