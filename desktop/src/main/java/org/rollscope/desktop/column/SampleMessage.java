package org.rollscope.desktop.column;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.column.SampleTable.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * A message of raw samples as a bridge publishes it, JSON or CBOR; docs/asyncapi.yaml describes it.
 *
 * @param table its rows
 * @param deviceTime of its first sample, s
 * @param time of the same on the wall clock
 */
public record SampleMessage(SampleTable table, double deviceTime, Instant time) {
  private static final TokenStreamFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
  private static final TokenStreamFactory CBOR = new CBORFactory();
  private static final double LONGEST_UPTIME = 1e9;

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException where it is none, saying why
   */
  public static SampleMessage read(Payload payload) {
    return read(payload.contentType(), payload.bytes());
  }

  /**
   * Reads a message that is not from an outbox.
   *
   * @param contentType as it was told
   * @throws IllegalArgumentException where it is none, saying why
   */
  public static SampleMessage read(String contentType, byte[] bytes) {
    TokenStreamFactory factory = contentType.equals(Payload.CBOR) ? CBOR : JSON;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
      return new Reader().read(parser);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it cannot be read: " + e.getOriginalMessage(), e);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("its times cannot be", e);
    }
  }

  /** Gathers the fields, in whatever order they come. */
  private static final class Reader {
    private final Map<Channel, List<double[]>> channels = new EnumMap<>(Channel.class);
    private double deviceTime = Double.NaN;
    private double interval = Double.NaN;
    private double @Nullable [] offsets;
    private @Nullable Instant time;
    private List<double[]> saturated = List.of();

    SampleMessage read(JsonParser parser) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == null) {
          throw new IllegalArgumentException("it is cut short");
        }
        switch (name) {
          case "deviceTime" -> deviceTime = number(parser);
          case "dt" -> interval = number(parser);
          case "t" -> offsets = column(parser);
          case "t0" -> time = Instant.parse(String.valueOf(parser.getString()));
          case "pressure" -> channels.put(Channel.PRESSURE, columns(parser));
          case "force" -> channels.put(Channel.FORCE, columns(parser));
          case "gyro" -> channels.put(Channel.ANGULAR_RATE, columns(parser));
          case "accel" -> channels.put(Channel.SPECIFIC_FORCE, columns(parser));
          case "temperature" -> channels.put(Channel.TEMPERATURE, columns(parser));
          case "saturated" -> saturated = columns(parser);
          default -> parser.skipChildren();
        }
      }
      return message();
    }

    private static double number(JsonParser parser) {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return Double.NaN;
      }
      double number = parser.getDoubleValue();
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a number in it is too large");
      }
      return number;
    }

    /** The values of an array that has begun. */
    private static double[] column(JsonParser parser) {
      double[] values = new double[64];
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = number(parser);
      }
      return Arrays.copyOf(values, size);
    }

    /** One column, or a list of them. */
    private static List<double[]> columns(JsonParser parser) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("a column is no array");
      }
      List<double[]> columns = new ArrayList<>();
      double[] single = new double[64];
      int size = 0;
      JsonToken next = parser.nextToken();
      while (next != JsonToken.END_ARRAY) {
        if (next == JsonToken.START_ARRAY) {
          columns.add(column(parser));
        } else {
          if (size == single.length) {
            single = Arrays.copyOf(single, 2 * size);
          }
          single[size++] = number(parser);
        }
        next = parser.nextToken();
      }
      if (columns.isEmpty()) {
        columns.add(Arrays.copyOf(single, size));
      } else if (size > 0) {
        throw new IllegalArgumentException("a column holds numbers and columns");
      }
      return columns;
    }

    private SampleMessage message() {
      Instant start = time;
      if (start == null || !(Math.abs(deviceTime) < LONGEST_UPTIME)) {
        throw new IllegalArgumentException("it does not tell its time");
      }
      int rows = rows();
      double[] offset = offsets == null ? regular(rows) : offsets;
      long[] micros = new long[rows];
      for (int row = 0; row < rows; row++) {
        if (!(Math.abs(offset[row]) < LONGEST_UPTIME)) {
          throw new IllegalArgumentException("a time in it is missing");
        }
        micros[row] = Math.round((deviceTime + offset[row]) * 1e6);
      }
      return new SampleMessage(SampleTable.of(mask(), pads(), micros, values()), deviceTime, start);
    }

    private double[] regular(int rows) {
      if (rows > 1 && !(interval > 0)) {
        throw new IllegalArgumentException("it does not tell its interval");
      }
      double[] offset = new double[rows];
      for (int row = 1; row < rows; row++) {
        offset[row] = row * interval;
      }
      return offset;
    }

    /** How many there are, the same in each column. */
    private int rows() {
      int rows = offsets == null ? -1 : offsets.length;
      for (List<double[]> columns : channels.values()) {
        for (double[] column : columns) {
          if (rows >= 0 && column.length != rows) {
            throw new IllegalArgumentException("its columns are not of one length");
          }
          rows = column.length;
        }
      }
      if (rows <= 0) {
        throw new IllegalArgumentException("there is no sample in it");
      }
      return rows;
    }

    private int mask() {
      return channels.keySet().stream().mapToInt(Channel::bit).sum();
    }

    private int pads() {
      return Math.max(size(Channel.PRESSURE), size(Channel.FORCE));
    }

    private int size(Channel channel) {
      return channels.getOrDefault(channel, List.of()).size();
    }

    private double[][] values() {
      List<Column> columns = SampleTable.columns(mask(), pads());
      double[][] values = new double[columns.size()][];
      for (int i = 0; i < values.length; i++) {
        List<double[]> told = channels.getOrDefault(columns.get(i).channel(), List.of());
        if (told.size() <= columns.get(i).index()) {
          throw new IllegalArgumentException("a column in it is missing");
        }
        values[i] = told.get(columns.get(i).index());
      }
      saturate(columns, values);
      return values;
    }

    /** JSON has no infinity: saturated values are null in their column, and listed. */
    private void saturate(List<Column> columns, double[][] values) {
      for (double[] place : saturated) {
        if (place.length != 2) {
          continue;
        }
        int row = (int) place[0];
        int pad = (int) place[1];
        for (int i = 0; i < values.length; i++) {
          Channel channel = columns.get(i).channel();
          boolean load = channel == Channel.PRESSURE || channel == Channel.FORCE;
          boolean there = load && columns.get(i).index() == pad && row >= 0;
          if (there && row < values[i].length && Double.isNaN(values[i][row])) {
            values[i][row] = Double.POSITIVE_INFINITY;
          }
        }
      }
    }
  }
}
