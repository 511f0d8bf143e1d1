package org.rollscope.desktop.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file that is served as it is, compressed once. Immutable. */
final class Asset {
  private static final String GZIP = "gzip";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json");

  private final byte[] content;
  private final byte[] packed;
  private final String type;
  private final String tag;

  private Asset(byte[] content, String type) {
    this.content = content;
    this.type = type;
    packed = pack(content);
    tag = Digest.of(content);
  }

  private static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Asset of(String name, byte[] content) {
    String type = typeOf(name);
    if (type == null) {
      throw new IllegalArgumentException("it is not known what kind of file " + name + " is");
    }
    return new Asset(content.clone(), type);
  }

  static @Nullable String typeOf(String name) {
    return TYPES.get(name.substring(name.lastIndexOf('.') + 1));
  }

  byte[] content() {
    return content.clone();
  }

  /** What it is, for the browser. */
  String type() {
    return type;
  }

  /** Changes with the content. */
  String tag() {
    return tag;
  }

  /** Answers with the file, or that the browser has it already. */
  void send(Context request) {
    request.header("ETag", "\"" + tag + "\"").header("Cache-Control", "no-cache");
    String known = request.header("If-None-Match");
    // A proxy or the compression may have made it a weak one.
    if (known != null && known.contains(tag)) {
      request.status(304);
      return;
    }
    request.contentType(type).header("Vary", "Accept-Encoding");
    String takes = request.header("Accept-Encoding");
    if (takes != null && takes.contains(GZIP)) {
      request.header("Content-Encoding", GZIP).result(packed);
    } else {
      request.result(content);
    }
  }
}
