package org.rollscope.desktop.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text as a QR code, for terminals and pages. */
public final class QrCode {
  private static final int QUIET = 2;

  private final BitMatrix dots;

  /** Encodes a text. */
  public QrCode(String text) {
    try {
      dots =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }

  /** Two rows a line, light on dark as terminals are; a phone reads it either way round. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < dots.getHeight(); y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < dots.getWidth(); x++) {
        boolean upper = isLight(x, y);
        boolean lower = isLight(x, y + 1);
        line.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private boolean isLight(int x, int y) {
    return y < dots.getHeight() && !dots.get(x, y);
  }

  /** How many dots a side has, its quiet margin included. */
  int size() {
    return dots.getWidth();
  }

  /** The dark dots as the path of an SVG, one unit each. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < dots.getHeight(); y++) {
      for (int x = 0; x < dots.getWidth(); x++) {
        if (dots.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
