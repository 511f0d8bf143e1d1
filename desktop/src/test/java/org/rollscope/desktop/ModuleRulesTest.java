package org.rollscope.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.config.BrokerConfig;

/**
 * The rules of the house over all modules: who may know whom, and who may look at the clock. Those
 * that concern core alone are tested there.
 */
class ModuleRulesTest {
  private static final String ROOT = "org.rollscope.";
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.rollscope");

  /** Classes that keep pace with the real world, and why each must. */
  private static final Set<String> IN_REAL_TIME =
      Set.of(
          // Sends a virtual device's frames when they are due on a real line; its clock is a
          // parameter, this is the default one.
          ROOT + "sim.device.DevicePlayer");

  private static JavaClasses module(String name) {
    return ALL.that(
        DescribedPredicate.describe(
            "of " + name, type -> type.getPackageName().startsWith(ROOT + name)));
  }

  @Test
  void allModulesAreSeen() {
    for (String module : new String[] {"core", "sim", "bridge", "desktop"}) {
      assertThat(module(module).size()).as(module).isGreaterThan(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sim,java org.jspecify core tools.jackson org.snakeyaml org.freedesktop.dbus org.bluez",
    "bridge,java javax.net javax.security org.jspecify core tools.jackson com.fasterxml.jackson.annotation"
        + " org.snakeyaml com.fazecast org.eclipse.paho org.java_websocket org.slf4j picocli org.freedesktop.dbus org.sqlite tinyb"
        + " com.sun.net.httpserver io.micrometer org.eclipse.tahu.protobuf com.google.protobuf",
    "desktop,java com.sun.management org.jspecify core sim bridge tools.jackson"
        + " com.fasterxml.jackson.annotation picocli io.moquette io.netty org.eclipse.paho org.slf4j"
        + " javax.net.ssl javax.security org.bouncycastle"
        + " javax.sql org.sqlite org.postgresql org.flywaydb org.jdbi"
        + " io.javalin jakarta.servlet org.eclipse.jetty com.google.zxing"
  })
  void modulesKnowOnly(String module, String allowed) {
    Set<String> known = new TreeSet<>();
    known.add(""); // arrays of primitives
    known.add(ROOT + module + "..");
    for (String name : allowed.split(" ")) {
      known.add((name.matches("core|sim|bridge") ? ROOT + name : name) + "..");
    }
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new))
        .check(module(module));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim", "bridge", "desktop"})
  void packagesOfAModuleFormNoCycle(String module) {
    slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles().check(module(module));
  }

  @Test
  void packagesLieAtMostOneLevelBelowTheirModule() {
    Set<String> deeper =
        ALL.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.matches("org\\.rollscope\\.(core|sim|bridge|desktop)(\\.\\w+)?"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(deeper).isEmpty();
  }

  @Test
  void packagesSayWhatTheyAreAndAreNullMarked() {
    Set<String> unmarked =
        ALL.stream()
            .map(JavaClass::getPackage)
            .filter(where -> !where.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).isEmpty();
  }

  /** A view learns of tools by MQTT alone, and of the bridge's settings only the way to it. */
  @Test
  void viewsKnowNeitherBridgeNorSimulator() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "desktop.watch", ROOT + "desktop.view", ROOT + "desktop.web")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    ROOT + "sim..",
                    ROOT + "bridge",
                    ROOT + "bridge.link",
                    ROOT + "bridge.outbox",
                    ROOT + "bridge.config",
                    ROOT + "desktop.demo")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(BrokerConfig.class))))
        .check(ALL);
  }

  /** What lists the stages knows them; they do not know it. */
  @Test
  void stagesDoNotKnowWhatRunsThem() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "bridge.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "bridge")
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "desktop.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "desktop.cli")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "sim"})
  void timeAndLuckAreHandedIn(String module) {
    noClasses()
        .that(DescribedPredicate.describe("keep no pace", type -> !keepsPace(type)))
        .should(ForbiddenCalls.readAClock())
        .orShould(ForbiddenCalls.drawUnseededLuck())
        .check(module(module));
  }

  private static boolean keepsPace(JavaClass type) {
    return IN_REAL_TIME.contains(type.getName());
  }

  @Test
  void exceptionsAreStillNeeded() {
    for (String name : IN_REAL_TIME) {
      classes()
          .that(DescribedPredicate.describe("named", type -> type.getName().equals(name)))
          .should(ForbiddenCalls.readAClock())
          .check(ALL);
    }
  }

  @Test
  void nobodySleepsOrPrintsAStackTrace() {
    noClasses()
        .should(
            ForbiddenCalls.call("java.lang.Thread.sleep", "java.lang.Throwable.printStackTrace"))
        .check(ALL);
  }

  @Test
  void onlyProgramsEndTheProcess() {
    noClasses()
        .that(DescribedPredicate.describe("are no programs", type -> !isProgram(type)))
        .should(ForbiddenCalls.call("java.lang.System.exit", "java.lang.Runtime.halt"))
        .check(ALL);
  }

  private static boolean isProgram(JavaClass type) {
    boolean home =
        Set.of(ROOT + "desktop.cli", ROOT + "bridge", ROOT + "bridge.tinyb")
            .contains(type.getPackageName());
    return home && type.tryGetMethod("main", String[].class).isPresent();
  }
}
