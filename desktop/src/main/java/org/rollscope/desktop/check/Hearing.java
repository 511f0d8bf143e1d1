package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.FrameReader;
import org.rollscope.core.wire.TextDecoder;

/** All that a device says from the opening of its link on: frames as they came, and their sense. */
final class Hearing implements DeviceListener {
  private static final String UNNAMED = "device";

  /** What is kept of bytes that nobody understands, to find out who does. */
  private static final int MOST_STRANGE = 1 << 16;

  /** How much had been heard at some moment. */
  record Mark(int frames, int infos, int statuses, int acks, int rows, long nanos) {}

  private final boolean bare;
  private final long opened;
  private final Packets packets = new Packets(this::frame);
  private final TextDecoder text = new TextDecoder(this, UNNAMED);
  private final FrameReader reader = new FrameReader(this, UNNAMED);
  private final List<Frame> fetched = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Told<DeviceInfo>> infos = new ArrayList<>();
  private final List<Told<DeviceStatus>> statuses = new ArrayList<>();
  private final List<Told<Ack>> acks = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<byte[]> strange = new ArrayList<>();
  private int strangeBytes;
  private long bytes;
  private long nanos;

  /**
   * @param bare whether each piece is one frame without CRC and COBS, as over BLE
   * @param opened when the link was opened, host time, ns
   */
  Hearing(boolean bare, long opened) {
    this.bare = bare;
    this.opened = opened;
  }

  /** Takes a piece of the stream, or a notification. */
  void accept(byte[] piece, int length, long arrival) {
    nanos = arrival;
    bytes += length;
    if (bare) {
      frame(piece, length);
      return;
    }
    if (!speaks()) {
      keep(piece, length);
    }
    if (!isText()) {
      packets.accept(piece, length);
    }
    if (frames.isEmpty()) {
      text.accept(piece, 0, length);
    }
  }

  private void keep(byte[] piece, int length) {
    if (strangeBytes + length <= MOST_STRANGE) {
      strange.add(Arrays.copyOf(piece, length));
      strangeBytes += length;
    }
  }

  /** Takes the value of the INFO characteristic. */
  void fetched(byte[] value, long arrival) {
    nanos = arrival;
    if (value.length >= Frame.HEADER) {
      fetched.add(new Frame(value, value.length, nanos));
    }
    reader.readInfo(value, 0, value.length);
  }

  private void frame(byte[] frame, int length) {
    if (length < Frame.HEADER) {
      reader.read(frame, 0, length);
      return;
    }
    Frame whole = new Frame(frame, length, nanos);
    frames.add(whole);
    // Numbered anew: the reader is to tell what is in it, whatever its place in the stream.
    reader.read(whole.numbered(frames.size()), 0, length);
  }

  @Override
  public void info(DeviceInfo info) {
    infos.add(new Told<>(nanos, info));
  }

  @Override
  public void samples(SampleBlock block) {
    for (int row = 0; row < block.size(); row++) {
      rows.add(Row.of(block, row, nanos));
    }
  }

  @Override
  public void status(DeviceStatus status) {
    statuses.add(new Told<>(nanos, status));
  }

  @Override
  public void acknowledged(Ack ack) {
    acks.add(new Told<>(nanos, ack));
  }

  /** INFO as it was fetched and sent, understood or not, the latest last. */
  List<Frame> infoFrames() {
    return Stream.concat(
            fetched.stream(), frames.stream().filter(frame -> frame.type() == Frame.INFO))
        .sorted(Comparator.comparingLong(Frame::nanos))
        .toList();
  }

  boolean isBare() {
    return bare;
  }

  /** Whether lines of text are what it sends. */
  boolean isText() {
    return text.header().isPresent();
  }

  /** Whether anything was understood. */
  boolean speaks() {
    return isText() || (!frames.isEmpty() && !packets.counts().isBroken());
  }

  long opened() {
    return opened;
  }

  long bytes() {
    return bytes;
  }

  /** The bytes that came before anything was understood. */
  List<byte[]> strange() {
    return List.copyOf(strange);
  }

  Packets.Counts packets() {
    return packets.counts();
  }

  DecodeCounts counts() {
    return isText() ? text.counts() : reader.counts();
  }

  /** What keeps it from being understood, in the words of the decoder. */
  Optional<String> problem() {
    return frames.isEmpty() ? text.problem() : reader.problem();
  }

  /** What the device said last of itself. */
  Optional<DeviceInfo> device() {
    return infos.isEmpty() ? Optional.empty() : Optional.of(infos.getLast().what());
  }

  /** The moment at which the link was opened. */
  Mark start() {
    return new Mark(0, 0, 0, 0, 0, opened);
  }

  Mark mark(long now) {
    return new Mark(frames.size(), infos.size(), statuses.size(), acks.size(), rows.size(), now);
  }

  /** What was heard from a moment on until now. */
  Window since(Mark mark, long now) {
    return new Window(
        this,
        List.copyOf(frames.subList(mark.frames(), frames.size())),
        List.copyOf(infos.subList(mark.infos(), infos.size())),
        List.copyOf(statuses.subList(mark.statuses(), statuses.size())),
        List.copyOf(rows.subList(mark.rows(), rows.size())),
        mark.nanos(),
        now);
  }

  /** The ACKs from a moment on. */
  List<Told<Ack>> acksSince(Mark mark) {
    return List.copyOf(acks.subList(mark.acks(), acks.size()));
  }

  /** Rows from a moment on; valid until more is heard. */
  List<Row> rowsSince(Mark mark) {
    return rows.subList(mark.rows(), rows.size());
  }

  /** Frames of a type from a moment on. */
  List<Frame> framesSince(Mark mark, int type) {
    return frames.subList(mark.frames(), frames.size()).stream()
        .filter(frame -> frame.type() == type)
        .toList();
  }

  /** The last frame of samples; empty before the first. */
  Optional<Frame> lastSamples() {
    return frames.reversed().stream().filter(Frame::isSamples).findFirst();
  }

  /** The first samples since the link was opened. */
  Optional<Moment> first() {
    return isText()
        ? rows.stream().findFirst().map(row -> new Moment(row.time(), row.nanos(), 0))
        : frames.stream().filter(Frame::isSamples).findFirst().map(Moment::of);
  }

  /** The last samples. */
  Optional<Moment> last() {
    return isText()
        ? rows.reversed().stream()
            .findFirst()
            .map(row -> new Moment(row.time(), row.nanos(), rows.size()))
        : lastSamples().map(Moment::of);
  }
}
