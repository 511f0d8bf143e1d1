package org.rollscope.desktop.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;

/** A phone's camera before a terminal. */
final class QrReading {
  private static final int DOT = 4;

  private QrReading() {}

  static String of(List<String> lines) throws ReaderException {
    int width = lines.getFirst().length();
    int height = lines.size() * 2;
    int[] pixels = new int[width * DOT * height * DOT];
    Arrays.fill(pixels, 0xFF000000);
    for (int y = 0; y < height * DOT; y++) {
      for (int x = 0; x < width * DOT; x++) {
        char block = lines.get(y / DOT / 2).charAt(x / DOT);
        boolean upper = y / DOT % 2 == 0;
        if (block == '█' || block == (upper ? '▀' : '▄')) {
          pixels[y * width * DOT + x] = 0xFFFFFFFF;
        }
      }
    }
    RGBLuminanceSource image = new RGBLuminanceSource(width * DOT, height * DOT, pixels);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new GlobalHistogramBinarizer(image)))
        .getText();
  }
}
