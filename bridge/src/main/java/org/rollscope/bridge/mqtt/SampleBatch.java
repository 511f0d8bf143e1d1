package org.rollscope.bridge.mqtt;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntSupplier;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.SampleBlock;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/**
 * Gathers samples into one message, in columns; see {@code docs/asyncapi.yaml}. Values keep their
 * full precision, so that the analysis of what was published comes to the same. A batch ends when
 * it spans its longest time, or where the channels change. Not thread-safe.
 */
public final class SampleBatch {
  private static final int CAPACITY = 1024;

  /** What a message has beside its rows, and what a row takes before one was written, bytes. */
  private static final int HEAD_BYTES = 320;

  private static final int FIRST_ROW_BYTES = 80;
  private static final JsonFactory JSON = new JsonFactory();
  private static final CBORFactory CBOR =
      CBORFactory.builder().enable(CBORWriteFeature.WRITE_MINIMAL_DOUBLES).build();

  private final Topics topics;
  private final boolean cbor;
  private final IntSupplier largest;
  private final SampleBlock rows;
  private int rowBytes = FIRST_ROW_BYTES;

  /**
   * @param cbor CBOR, else JSON
   * @param pads columns of pressure and force
   * @param largest what the broker takes in one payload now, bytes
   */
  public SampleBatch(Topics topics, boolean cbor, int pads, IntSupplier largest) {
    this.topics = topics;
    this.cbor = cbor;
    this.largest = largest;
    rows = new SampleBlock(CAPACITY, pads);
  }

  /** Whether a block's rows can join those gathered. */
  public boolean takes(SampleBlock block) {
    return rows.size() == 0 || (rows.channels() == block.channels() && rows.pads() == block.pads());
  }

  public void add(SampleBlock block, int row) {
    if (rows.size() == 0) {
      rows.begin(block.channels());
    }
    rows.appendRow(block, row);
  }

  public boolean isEmpty() {
    return rows.size() == 0;
  }

  /** Whether a sample at a device time would make the batch too long, or too large. */
  public boolean isFullFor(double time, double longest) {
    if (rows.size() == 0) {
      return false;
    }
    double span = time - rows.time(0);
    return span >= longest - 1e-9 || span < 0 || rows.isFull() || isTooLargeForAnother();
  }

  private boolean isTooLargeForAnother() {
    return HEAD_BYTES + (rows.size() + 1L) * rowBytes > largest.getAsInt();
  }

  /** Device time of the first sample, s. */
  public double start() {
    return rows.time(0);
  }

  /** The message of what was gathered; begins anew. */
  public Draft drain(Origin origin, Instant start) {
    SampleBlock block = rows.copy();
    rows.begin(0);
    String topic = topics.samples(origin.device());
    return new Draft(
        origin.device(),
        origin.boot(),
        Lane.SAMPLE,
        false,
        topic,
        false,
        start,
        key -> payload(key, origin, start, block));
  }

  private Payload payload(Key key, Origin origin, Instant start, SampleBlock block) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * block.size() + 256);
    TokenStreamFactory factory = cbor ? CBOR : JSON;
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("v", 1);
      out.writeNumberProperty("seq", key.sequence());
      out.writeStringProperty("boot", key.boot());
      out.writeStringProperty("epoch", key.epoch());
      out.writeStringProperty("session", origin.session());
      out.writeNumberProperty("deviceTime", block.time(0));
      out.writeStringProperty("t0", start.truncatedTo(ChronoUnit.MICROS).toString());
      new SampleColumns(out, block).write();
      out.writeEndObject();
    }
    rowBytes = Math.max(rowBytes, Math.ceilDiv(bytes.size() - HEAD_BYTES, block.size()));
    return Payload.of(cbor ? Payload.CBOR : Payload.JSON, bytes.toByteArray());
  }
}
