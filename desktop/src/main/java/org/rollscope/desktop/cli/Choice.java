package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.FoundWords;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.devices.Wanted;
import org.rollscope.desktop.view.Words;

/** Finds what a person means among what was found, and asks where that is not plain. */
final class Choice {
  private final Survey.Result heard;
  private final Questions questions;
  private final PrintWriter err;

  Choice(Survey.Result heard, Questions questions, PrintWriter err) {
    this.heard = heard;
    this.questions = questions;
    this.err = err;
  }

  /** The sensors of one tool; what is chosen among all where nothing is named. */
  List<Found> of(List<Wanted> wanted) throws IOException {
    if (wanted.isEmpty()) {
      return ofAll();
    }
    List<Found> chosen = new ArrayList<>();
    for (Wanted one : wanted) {
      chosen.add(of(one));
    }
    if (chosen.stream().map(Found::lasting).distinct().count() < chosen.size()) {
      throw new CommandException("two of the links mean one device");
    }
    return chosen;
  }

  private List<Found> ofAll() throws IOException {
    List<Found> usable = heard.found().stream().filter(Found::isUsable).toList();
    if (!usable.isEmpty() && !heard.trouble().isEmpty()) {
      err.println("Bluetooth: " + heard.trouble());
    }
    if (usable.isEmpty()) {
      heard.found().stream()
          .filter(found -> found.driver() != null || found.place() != Found.Place.AIR)
          .forEach(found -> FoundWords.lines(found).forEach(err::println));
      throw absent("No tool is heard.");
    }
    return choose(usable, "Which one? Two numbers make one tool of two sensors.");
  }

  private Found of(Wanted wanted) throws IOException {
    List<Found> meant = wanted.among(heard.found());
    List<Found> usable = meant.stream().filter(Found::isUsable).toList();
    if (usable.isEmpty() && !meant.isEmpty()) {
      throw new CommandException(wanted.link() + ": " + meant.getFirst().obstacle());
    }
    if (usable.isEmpty()) {
      throw absent(
          wanted.isAny() ? "No tool is heard." : "Nothing is heard from " + wanted.link() + ".");
    }
    return usable.size() == 1 ? usable.getFirst() : choose(usable, "Which one?").getFirst();
  }

  private List<Found> choose(List<Found> usable, String question) throws IOException {
    for (int i = 0; i < usable.size(); i++) {
      FoundWords.lines(usable.get(i), i + 1).forEach(err::println);
    }
    List<Found> nearest = List.of(usable.getFirst());
    List<Found> chosen = questions.ask(question, "1", nearest, answer -> numbered(usable, answer));
    if (!questions.isAnswered() && usable.size() > 1) {
      throw new CommandException(
          Words.count(usable.size(), "tool")
              + " are heard; name the one you mean, such as: rollscope pair "
              + FoundWords.typed(usable.getFirst().link()));
    }
    return chosen;
  }

  private static List<Found> numbered(List<Found> usable, String answer) {
    List<Found> chosen = new ArrayList<>();
    for (String word : answer.split("[\\s,+]+", -1)) {
      int number = word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
      if (number < 1 || number > usable.size() || chosen.contains(usable.get(number - 1))) {
        throw new IllegalArgumentException(
            "Answer with a number from 1 to " + usable.size() + "; Ctrl-C ends it.");
      }
      chosen.add(usable.get(number - 1));
    }
    return chosen;
  }

  private CommandException absent(String words) {
    return new CommandException(
        heard.trouble().isEmpty()
            ? words + " Is it switched on, near, and not connected to a phone?"
            : heard.trouble());
  }
}
