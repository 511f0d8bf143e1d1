package org.rollscope.desktop.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that was built, and what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built = Rollscope.class.getPackage().getImplementationVersion();
    return new String[] {
      "Rollscope %s (Java %s, %s %s)"
          .formatted(
              built == null ? "from source" : built,
              Runtime.version().feature(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }
}
