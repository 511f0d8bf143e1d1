package org.rollscope.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house, over all modules. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.rollscope");

  private static final Set<String> PACKAGES =
      Set.of(
          "core.sample",
          "core.wire",
          "core.motion",
          "core.contact",
          "core.roll",
          "core.spot",
          "core.alarm",
          "core.session",
          "sim.body",
          "sim.scenario",
          "sim.device",
          "sim.port",
          "bridge",
          "bridge.link",
          "bridge.protocol",
          "bridge.clock",
          "bridge.outbox",
          "bridge.mqtt",
          "bridge.config",
          "desktop.broker",
          "desktop.log",
          "desktop.view",
          "desktop.watch",
          "desktop.demo",
          "desktop.calibrate",
          "desktop.bench",
          "desktop.cli");

  @Test
  void seesEveryModule() {
    assertThat(ALL.containPackage("org.rollscope.core.session")).isTrue();
    assertThat(ALL.containPackage("org.rollscope.sim.device")).isTrue();
    assertThat(ALL.containPackage("org.rollscope.bridge.mqtt")).isTrue();
    assertThat(ALL.containPackage("org.rollscope.desktop.cli")).isTrue();
  }

  @Test
  void packagesAreTheKnownOnes() {
    Set<String> found =
        ALL.getDefaultPackage().getSubpackagesInTree().stream()
            .filter(one -> !one.getClasses().isEmpty())
            .map(JavaPackage::getName)
            .filter(name -> name.startsWith("org.rollscope."))
            .map(name -> name.substring("org.rollscope.".length()))
            .collect(Collectors.toSet());
    assertThat(found).isSubsetOf(PACKAGES);
  }

  @Test
  void coreDependsOnJavaAndJspecifyOnly() {
    classes()
        .that()
        .resideInAPackage("org.rollscope.core..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "org.rollscope.core.."))
        .check(ALL);
  }

  @Test
  void simulatorAndBridgeKnowCoreButNotEachOther() {
    noClasses()
        .that()
        .resideInAPackage("org.rollscope.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.rollscope.bridge..", "org.rollscope.desktop..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("org.rollscope.bridge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.rollscope.sim..", "org.rollscope.desktop..")
        .check(ALL);
  }

  @Test
  void viewsKnowTheBrokerOnly() {
    noClasses()
        .that()
        .resideInAnyPackage("org.rollscope.desktop.watch..", "org.rollscope.desktop.view..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.rollscope.bridge..")
                .and(not(resideInAPackage("org.rollscope.bridge.mqtt"))))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.rollscope.sim..")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "sim", "bridge", "desktop"})
  void packagesOfAModuleHaveNoCycles(String module) {
    slices().matching("org.rollscope." + module + ".(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void timeIsInjectedIntoCoreAndSimulator() {
    List<String> edges =
        List.of(
            // Plays in real time; tests give it a clock of their own.
            "org.rollscope.sim.device.DevicePlayer");
    noClasses()
        .that(
            resideInAnyPackage("org.rollscope.core..", "org.rollscope.sim..")
                .and(not(new Named(edges))))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Math.class, "random")
        .check(ALL);
  }

  @Test
  void nothingPrintsButTheCommandLine() {
    noClasses()
        .that(not(new Named(List.of("org.rollscope.desktop.cli.Rollscope"))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ALL);
  }

  @Test
  void namesSayWhatAThingIs() {
    for (String vague : List.of("Manager", "Helper", "Util", "Utils", "Impl")) {
      noClasses().should().haveSimpleNameEndingWith(vague).check(ALL);
    }
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields().should().beAnnotatedWith("javax.inject.Inject").check(ALL);
    noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(ALL);
  }

  @Test
  void fieldsAreNotPublicUnlessConstant() {
    fields().that().arePublic().should().beFinal().check(ALL);
  }

  private static final class Named extends DescribedPredicate<JavaClass> {
    private final List<String> names;

    Named(List<String> names) {
      super("one of " + names);
      this.names = names;
    }

    @Override
    public boolean test(JavaClass one) {
      return names.stream().anyMatch(name -> one.getName().equals(name));
    }
  }
}
