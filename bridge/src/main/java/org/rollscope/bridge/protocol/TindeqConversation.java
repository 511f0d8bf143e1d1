package org.rollscope.bridge.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * The host's side of a Progressor. An answer does not say to what, so one thing is asked at a time
 * and the next only once it was answered or a second has passed. The maker wants the measurement
 * stopped before the battery is asked for; so that no session has a gap from it, that is done only
 * while nothing has been pressed for longer than a session lasts.
 */
final class TindeqConversation implements Conversation, TindeqDecoder.Sink {
  private static final int RATE = 80;
  private static final int BAD_ARGUMENT = 2;
  private static final long NO_SAMPLES_NANOS = 1_000_000_000L;
  private static final long BATTERY_NANOS = 300_000_000_000L;
  private static final long AT_REST_NANOS = 150_000_000_000L;

  /** Larger changes come from a person, N. */
  private static final double TOUCH = 2.5;

  /** Something to be said, and the command that it carries out; command 0 for none. */
  private record Wish(TindeqRequest request, long sequence, int command) {}

  private final Link link;
  private final ToolDescription tool;
  private final DeviceListener listener;
  private final TindeqDecoder decoder = new TindeqDecoder(this);
  private final Queue<Wish> wishes = new ArrayDeque<>();
  private @Nullable Wish said;
  private boolean isTimed;
  private long saidAt;
  private boolean streams = true;
  private boolean isAnnounced;
  private boolean isTared;
  private String serial = "";
  private String firmware = "";
  private boolean hasBegun;
  private long now;
  private long heardAt;
  private long batteryAt;
  private long restSince;
  private double restForce;

  TindeqConversation(Link link, ToolDescription tool, DeviceListener listener) {
    this.link = link;
    this.tool = tool;
    this.listener = listener;
  }

  @Override
  public void open() throws LinkException {
    if (link instanceof BleLink ble) {
      ble.subscribe();
    }
    wish(TindeqRequest.ID);
    wish(TindeqRequest.FIRMWARE);
    wish(TindeqRequest.BATTERY);
    wish(TindeqRequest.START);
    sayNext();
  }

  private void wish(TindeqRequest request) {
    wishes.add(new Wish(request, 0, 0));
  }

  private void sayNext() throws LinkException {
    if (said != null || wishes.isEmpty()) {
      return;
    }
    Wish next = wishes.remove();
    if (next.request != TindeqRequest.ID && next.request != TindeqRequest.FIRMWARE) {
      announceOnce();
    }
    link.write(next.request.bytes());
    said = next;
    isTimed = false;
    if (!next.request.isQuestion()) {
      isTared |= next.request == TindeqRequest.TARE;
      done(next);
    }
  }

  private void done(Wish wish) {
    if (wish.command > 0) {
      listener.acknowledged(new Ack(wish.sequence, wish.command, 0));
    }
  }

  private void announceOnce() {
    if (!isAnnounced) {
      announce();
    }
  }

  private void announce() {
    isAnnounced = true;
    double none = Double.POSITIVE_INFINITY;
    // Some of its twins manage 10 Hz only and do not tell; so the analysis measures the rate.
    listener.info(tool.info(serial, firmware, 1, 0, none, none));
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    now = arrival;
    decoder.accept(bytes, offset, length, arrival);
  }

  @Override
  public void samples(SampleBlock block) {
    announceOnce();
    heardAt = now;
    for (int row = 0; row < block.size(); row++) {
      double force = block.force(row, 0);
      if (Math.abs(force - restForce) > TOUCH) {
        restForce = force;
        restSince = now;
      }
    }
    listener.samples(block);
  }

  @Override
  public void answer(byte[] payload) {
    Wish wish = said;
    if (wish == null || !wish.request.fits(payload)) {
      return;
    }
    said = null;
    switch (wish.request) {
      case ID -> serial = lastByteFirst(payload);
      case FIRMWARE -> firmware(new String(payload, US_ASCII).strip());
      case BATTERY -> status(LithiumCell.charge(TindeqRequest.millivolts(payload) * 1e-3));
      case TARE, START, STOP -> {
        return;
      }
    }
    done(wish);
  }

  private static String lastByteFirst(byte[] number) {
    byte[] turned = new byte[number.length];
    for (int i = 0; i < number.length; i++) {
      turned[i] = number[number.length - 1 - i];
    }
    return HexFormat.of().formatHex(turned);
  }

  private void firmware(String version) {
    firmware = version;
    if (isAnnounced) {
      announce();
    }
  }

  private void status(double charge) {
    announceOnce();
    listener.status(new DeviceStatus(charge, Double.NaN, false, false, false, isTared, 0));
  }

  @Override
  public void lowPower() {
    status(0);
  }

  @Override
  public void tick(long nanos) throws LinkException {
    if (!hasBegun) {
      hasBegun = true;
      heardAt = nanos;
      batteryAt = nanos;
      restSince = nanos;
    }
    Wish wish = said;
    if (wish != null && isTimed && nanos - saidAt >= wish.request.patienceNanos()) {
      said = null;
    }
    if (said != null || !wishes.isEmpty()) {
      heardAt = nanos;
    } else {
      lookAfter(nanos);
    }
    sayNext();
    if (!isTimed) {
      isTimed = true;
      saidAt = nanos;
    }
  }

  /** Asks for what has not come for some time. */
  private void lookAfter(long nanos) {
    if (nanos - batteryAt >= BATTERY_NANOS && (!streams || nanos - restSince >= AT_REST_NANOS)) {
      batteryAt = nanos;
      askForBattery(new Wish(TindeqRequest.BATTERY, 0, 0));
    } else if (streams && nanos - heardAt >= NO_SAMPLES_NANOS) {
      // The start was lost, or a twin took a tare for a stop.
      wish(TindeqRequest.START);
    }
  }

  private void askForBattery(Wish question) {
    if (streams) {
      wish(TindeqRequest.STOP);
    }
    wishes.add(question);
    if (streams) {
      wish(TindeqRequest.START);
    }
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    int code = command.code();
    switch (command) {
      case Command.Start start -> start(start.rate(), sequence, code);
      case Command.Stop stop -> {
        streams = false;
        wishes.add(new Wish(TindeqRequest.STOP, sequence, code));
      }
      case Command.Tare tare -> wishes.add(new Wish(TindeqRequest.TARE, sequence, code));
      case Command.GetStatus ask -> askForBattery(new Wish(TindeqRequest.BATTERY, sequence, code));
      case Command.GetInfo ask -> {
        wish(TindeqRequest.ID);
        wishes.add(new Wish(TindeqRequest.FIRMWARE, sequence, code));
      }
      default -> {
        return false;
      }
    }
    sayNext();
    return true;
  }

  private void start(int rate, long sequence, int code) {
    if (rate != 0 && rate != RATE) {
      listener.acknowledged(new Ack(sequence, code, BAD_ARGUMENT));
      return;
    }
    streams = true;
    wishes.add(new Wish(TindeqRequest.START, sequence, code));
  }

  @Override
  public DecodeCounts counts() {
    return decoder.counts();
  }
}
