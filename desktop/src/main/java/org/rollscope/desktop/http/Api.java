package org.rollscope.desktop.http;

import io.javalin.config.RoutesConfig;

/** A part of the API. Its handlers run on virtual threads, many at once. */
public interface Api {
  /** Adds its paths, all below {@code /api/}, each described in docs/openapi.yaml. */
  void add(RoutesConfig routes);
}
