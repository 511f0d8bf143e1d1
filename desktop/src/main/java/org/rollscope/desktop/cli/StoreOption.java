package org.rollscope.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import picocli.CommandLine.Option;

/** Where everything is kept. */
final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "PLACE",
      description =
          "Where everything is kept: a file, or the database at jdbc:postgresql://HOST/NAME; a"
              + " file of yours unless told.")
  private @Nullable String place;

  /** Where it is. */
  StoreAddress address() {
    try {
      return StoreAddress.parse(place);
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Opens it, or makes it. */
  Store open() throws IOException {
    return Store.open(address(), Clock.systemUTC(), new SecureRandom());
  }

  /** Somebody in it. */
  Person person(Store store, String name) throws IOException {
    return store
        .people()
        .named(name)
        .orElseThrow(
            () ->
                new CommandException(
                    "there is nobody named '%s' in the store %s"
                        .formatted(PlainText.of(name), store.address())));
  }

  /** Opens one that is there. */
  Store openExisting() throws IOException {
    if (address() instanceof StoreAddress.InFile file && !Files.exists(file.path())) {
      throw new CommandException(
          "there is no store at " + file.path() + "; name where it is as --store");
    }
    return open();
  }
}
