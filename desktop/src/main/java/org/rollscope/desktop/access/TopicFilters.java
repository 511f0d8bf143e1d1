package org.rollscope.desktop.access;

/** What MQTT says of topic filters: {@code +} is any one level, {@code #} is all that follow. */
public final class TopicFilters {
  private TopicFilters() {}

  /** Whether a filter takes a topic; wildcards in the first level do not take {@code $} topics. */
  public static boolean matches(String filter, String topic) {
    if (topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#"))) {
      return false;
    }
    return matches(levels(filter), levels(topic), 0);
  }

  private static boolean matches(String[] filter, String[] topic, int from) {
    for (int i = from; i < filter.length; i++) {
      if (filter[i].equals("#")) {
        return true;
      }
      if (i >= topic.length || !(filter[i].equals("+") || filter[i].equals(topic[i]))) {
        return false;
      }
    }
    return filter.length == topic.length;
  }

  /** Whether there is a topic that both filters take. */
  public static boolean overlap(String one, String other) {
    if (one.startsWith("$") != other.startsWith("$")) {
      return false; // a wildcard is none for $ topics
    }
    String[] first = levels(one);
    String[] second = levels(other);
    for (int i = 0; ; i++) {
      boolean firstEnds = i >= first.length;
      boolean secondEnds = i >= second.length;
      if ((!firstEnds && first[i].equals("#")) || (!secondEnds && second[i].equals("#"))) {
        return true;
      }
      if (firstEnds || secondEnds) {
        return firstEnds && secondEnds;
      }
      boolean any = first[i].equals("+") || second[i].equals("+");
      if (!any && !first[i].equals(second[i])) {
        return false;
      }
    }
  }

  /** Whether wildcards stand only where MQTT has them. */
  public static boolean isFilter(String text) {
    String[] levels = levels(text);
    for (int i = 0; i < levels.length; i++) {
      boolean plain = levels[i].indexOf('+') < 0 && levels[i].indexOf('#') < 0;
      boolean last = i == levels.length - 1;
      if (!(plain || levels[i].equals("+") || (last && levels[i].equals("#")))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether a text can be published on. */
  public static boolean isTopic(String text) {
    return !text.isEmpty() && text.indexOf('+') < 0 && text.indexOf('#') < 0;
  }

  /** How many levels a topic or filter has. */
  public static int depth(String topic) {
    return 1 + (int) topic.chars().filter(c -> c == '/').count();
  }

  private static String[] levels(String topic) {
    return topic.split("/", -1);
  }
}
