package org.rollscope.desktop.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Questions that wait for their answers, told apart by their correlation data. Thread-safe. */
final class Answers {
  private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();

  /** A new question; its name is the correlation data to send with it. */
  String ask() {
    String name = Long.toString(asked.incrementAndGet());
    waiting.put(name, new CompletableFuture<>());
    return name;
  }

  /** The answer to a question, which is over with that; empty when none comes in time. */
  Optional<String> await(String name, Duration patience) throws InterruptedException {
    CompletableFuture<String> answer = waiting.getOrDefault(name, new CompletableFuture<>());
    try {
      return Optional.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is never a failure", e);
    } finally {
      waiting.remove(name);
    }
  }

  /** Forgets a question that could not be sent. */
  void drop(String name) {
    waiting.remove(name);
  }

  /** An answer has come; one that nobody waits for any more is dropped. */
  void arrived(byte[] correlation, String text) {
    CompletableFuture<String> question = waiting.get(new String(correlation, US_ASCII));
    if (question != null) {
      question.complete(text);
    }
  }
}
