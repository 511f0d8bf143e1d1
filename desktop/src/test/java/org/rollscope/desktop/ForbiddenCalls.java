package org.rollscope.desktop;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions on what code calls, method references included. */
final class ForbiddenCalls {
  private static final Set<String> NOW =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Clock.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.InstantSource.system");
  private static final List<String> CALENDARS =
      List.of("Instant", "LocalDate", "LocalTime", "LocalDateTime", "ZonedDateTime");
  private static final Set<String> LUCK =
      Set.of(
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of");
  private static final Set<String> SEEDABLE =
      Set.of("java.util.Random", "java.util.SplittableRandom");

  private ForbiddenCalls() {}

  static ArchCondition<JavaClass> readAClock() {
    return access("read a clock", ForbiddenCalls::isClock);
  }

  static ArchCondition<JavaClass> drawUnseededLuck() {
    return access("draw from an unseeded random source", ForbiddenCalls::isLuck);
  }

  static ArchCondition<JavaClass> call(String... methods) {
    Set<String> named = Set.copyOf(Arrays.asList(methods));
    return access("call " + String.join(" or ", methods), target -> named.contains(name(target)));
  }

  private static boolean isClock(AccessTarget target) {
    boolean calendar =
        target.getName().equals("now")
            && target.getOwner().getPackageName().equals("java.time")
            && CALENDARS.contains(target.getOwner().getSimpleName());
    boolean date = target.getOwner().getName().equals("java.util.Date") && takesNothing(target);
    return calendar || date || NOW.contains(name(target));
  }

  private static boolean isLuck(AccessTarget target) {
    boolean unseeded =
        target.getName().equals("<init>")
            && SEEDABLE.contains(target.getOwner().getName())
            && takesNothing(target);
    boolean secure = target.getOwner().getName().equals("java.security.SecureRandom");
    return unseeded || secure || LUCK.contains(name(target));
  }

  private static boolean takesNothing(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getName().equals("<init>")
        && unit.getRawParameterTypes().isEmpty();
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }

  private static ArchCondition<JavaClass> access(
      String description, Predicate<AccessTarget> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaAccess<?> access : item.getAccessesFromSelf()) {
          if (forbidden.test(access.getTarget())) {
            events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
          }
        }
      }
    };
  }
}
