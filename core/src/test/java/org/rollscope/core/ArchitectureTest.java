package org.rollscope.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the packages of core may know of each other and of the world. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rollscope.core");

  @Test
  void packagesKnowThoseBeforeThemOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("sample")
        .definedBy("..core.sample")
        .layer("wire")
        .definedBy("..core.wire")
        .layer("motion")
        .definedBy("..core.motion")
        .layer("contact")
        .definedBy("..core.contact")
        .layer("roll")
        .definedBy("..core.roll")
        .layer("spot")
        .definedBy("..core.spot")
        .layer("alarm")
        .definedBy("..core.alarm")
        .layer("session")
        .definedBy("..core.session")
        .layer("routine")
        .definedBy("..core.routine")
        .whereLayer("session")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("routine")
        .mayOnlyBeAccessedByLayers("session")
        .whereLayer("alarm")
        .mayOnlyBeAccessedByLayers("session", "routine", "wire")
        .whereLayer("roll")
        .mayOnlyBeAccessedByLayers("session", "routine")
        .whereLayer("motion")
        .mayOnlyBeAccessedByLayers("session")
        .whereLayer("spot")
        .mayOnlyBeAccessedByLayers("alarm", "session", "routine")
        .whereLayer("contact")
        .mayOnlyBeAccessedByLayers("roll", "spot", "alarm", "session")
        .whereLayer("wire")
        .mayNotBeAccessedByAnyLayer()
        .check(CORE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.rollscope.core.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void dependsOnNothingButTheLanguage() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.rollscope.core..", "java..", "org.jspecify.annotations")
        .check(CORE);
  }

  @Test
  void timeAndChanceAreGivenNotTaken() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .check(CORE);
  }

  @Test
  void packagesAreOneLevelDeep() {
    classes().should().resideInAnyPackage("org.rollscope.core.*").check(CORE);
  }
}
