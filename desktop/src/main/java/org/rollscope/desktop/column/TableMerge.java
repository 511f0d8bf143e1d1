package org.rollscope.desktop.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rollscope.desktop.column.SampleTable.Column;

/**
 * Puts tables of one device together. Rows whose times differ by at most 1 µs are the same sample:
 * it stands once, and what one of the tables lacks of it is taken from a later one. The order in
 * which tables are named decides only between values that differ, which those of one sample do not.
 */
public final class TableMerge {
  private static final long SAME = 1;

  private TableMerge() {}

  /** One row of one of the tables. */
  private record Row(int table, int row, long time) {}

  /** All rows of the tables, of which there must be one. */
  public static SampleTable of(List<SampleTable> tables) {
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    List<SampleTable> inOrder = inOrder(tables);
    return inOrder.isEmpty() ? merged(tables) : joined(inOrder);
  }

  /** A table whose rows are not in order. */
  static SampleTable sorted(SampleTable table) {
    return merged(List.of(table));
  }

  /** The tables one after the other, if none overlaps another and all have the same columns. */
  private static List<SampleTable> inOrder(List<SampleTable> tables) {
    List<SampleTable> sorted =
        tables.stream()
            .filter(table -> table.size() > 0)
            .sorted(Comparator.comparingLong(table -> table.micros(0)))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      SampleTable before = sorted.get(i - 1);
      SampleTable next = sorted.get(i);
      boolean joins =
          before.micros(before.size() - 1) + SAME < next.micros(0)
              && before.columns().equals(next.columns());
      if (!joins) {
        return List.of();
      }
    }
    return sorted;
  }

  private static SampleTable joined(List<SampleTable> tables) {
    SampleTable first = tables.getFirst();
    int size = tables.stream().mapToInt(SampleTable::size).sum();
    long[] micros = new long[size];
    double[][] values = new double[first.columns().size()][size];
    int at = 0;
    for (SampleTable table : tables) {
      System.arraycopy(table.times(), 0, micros, at, table.size());
      for (int i = 0; i < values.length; i++) {
        System.arraycopy(table.column(i), 0, values[i], at, table.size());
      }
      at += table.size();
    }
    return new SampleTable(first.channels(), first.pads(), micros, values);
  }

  private static SampleTable merged(List<SampleTable> tables) {
    int channels = 0;
    int pads = 0;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      SampleTable table = tables.get(i);
      channels |= table.channels();
      pads = Math.max(pads, table.pads());
      for (int row = 0; row < table.size(); row++) {
        rows.add(new Row(i, row, table.micros(row)));
      }
    }
    rows.sort(Comparator.comparingLong(Row::time)); // stable: of one time, the table named first
    List<Column> columns = SampleTable.columns(channels, pads);
    long[] micros = new long[rows.size()];
    double[][] values = new double[columns.size()][rows.size()];
    int size = 0;
    for (Row row : rows) {
      boolean again = size > 0 && row.time - micros[size - 1] <= SAME;
      if (!again) {
        micros[size] = row.time;
        for (double[] column : values) {
          column[size] = Double.NaN;
        }
        size++;
      }
      complete(values, size - 1, columns, tables.get(row.table), row.row);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Arrays.copyOf(values[i], size);
    }
    return new SampleTable(channels, pads, Arrays.copyOf(micros, size), values);
  }

  private static void complete(
      double[][] values, int at, List<Column> columns, SampleTable from, int row) {
    List<Column> theirs = from.columns();
    int to = 0;
    for (int i = 0; i < theirs.size(); i++) {
      while (!columns.get(to).equals(theirs.get(i))) {
        to++;
      }
      if (Double.isNaN(values[to][at])) {
        values[to][at] = from.column(i)[row];
      }
    }
  }
}
