package org.rollscope.bridge.outbox;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Gives messages of a durable outbox their places and keys. Not thread-safe. */
final class Numbering {
  private final InstantSource wall;
  private final Sequences sequences = new Sequences();

  /** Of messages that nobody has seen yet: they get another key in a new epoch. */
  private final Map<Long, Draft> unseen = new HashMap<>();

  private String epoch;
  private long nextPlace;

  Numbering(InstantSource wall) {
    this.wall = wall;
    epoch = Epoch.begin(wall);
    // Above all places of a file that was in use from its beginning, should it be opened later.
    nextPlace = wall.millis() << 16;
  }

  String epoch() {
    return epoch;
  }

  /** The newest message of all. */
  Held number(Draft draft) {
    Held held =
        new Held(nextPlace++, wall.millis(), Message.of(sequences.next(draft, epoch), draft));
    unseen.put(held.place(), draft);
    return held;
  }

  /** A message has the key that it will keep. */
  void seen(Held held) {
    unseen.remove(held.place());
  }

  void allSeen() {
    unseen.clear();
  }

  boolean isGiven(long place) {
    return place < nextPlace;
  }

  /** Goes on where a file ends, before anything was numbered here. */
  void continueAfter(OutboxFile.Contents contents) {
    nextPlace = contents.nextPlace();
    if (!contents.epoch().isEmpty()) {
      epoch = contents.epoch();
      contents.sequences().forEach(sequences::continueAfter);
    }
  }

  /** Places go on behind those of a file. */
  void placeBehind(OutboxFile.Contents contents) {
    nextPlace = Math.max(nextPlace, contents.nextPlace());
  }

  /** Begins a new epoch, after another one and this. */
  void begin(String earlier) {
    epoch = Epoch.after(epoch.compareTo(earlier) < 0 ? earlier : epoch, wall);
    sequences.restart();
  }

  /** A message with its key of this epoch; itself if its key was seen. */
  Held anew(Held held) {
    Draft draft = unseen.get(held.place());
    return draft == null
        ? held
        : new Held(held.place(), held.stored(), Message.of(sequences.next(draft, epoch), draft));
  }

  Map<Sequences.Source, Long> changed() {
    return sequences.changed();
  }

  void saved(Changes changes) {
    sequences.saved(changes.sequences());
  }
}
