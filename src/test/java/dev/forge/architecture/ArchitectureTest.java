package dev.forge.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The edges between packages, and for each rule a deliberately wrong sample which it must catch. */
class ArchitectureTest {
  private static final Architecture FORGE = new Architecture("dev.forge");
  private static final JavaClasses PROGRAM =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.forge");

  private static final Architecture WRONG = new Architecture("dev.forge.architecture.wrong");
  private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages("dev.forge.architecture.wrong");

  @Test
  void theProgramIsRead() {
    assertTrue(PROGRAM.contain("dev.forge.zk.field.Fr"), "the class files of this JDK cannot be read");
  }

  @Test
  void everyPackageIsInTheTable() {
    assertNone(FORGE.unlistedPackages(PROGRAM));
  }

  @Test
  void packagesImportOnlyWhatTheTableAllows() {
    assertNone(FORGE.forbiddenImports(PROGRAM));
  }

  @Test
  void foreignPackagesStayWhereTheyBelong() {
    assertNone(FORGE.forbiddenForeignImports(PROGRAM));
  }

  @Test
  void packagesHaveNoCycles() {
    assertNone(FORGE.cycles(PROGRAM));
  }

  @Test
  void hotArithmeticHasNoBigIntegers() {
    assertNone(FORGE.bigIntegersOnHotPaths(PROGRAM));
  }

  @Test
  void onlyTheCommandLineUsesTheTerminal() {
    assertNone(FORGE.terminalUses(PROGRAM));
  }

  @Test
  void aPackageOutsideTheTableIsCaught() {
    assertCaught("helpers", WRONG.unlistedPackages(SAMPLES));
  }

  @Test
  void anImportAgainstTheArrowsIsCaught() {
    assertCaught("FieldThatKnowsBatches", WRONG.forbiddenImports(SAMPLES));
    assertCaught("CommandThatKnowsFields", WRONG.forbiddenImports(SAMPLES));
  }

  @Test
  void aForeignImportInTheWrongPlaceIsCaught() {
    assertCaught("FieldThatKnowsJson", WRONG.forbiddenForeignImports(SAMPLES));
    assertCaught("FieldThatKnowsCiphers", WRONG.forbiddenForeignImports(SAMPLES));
  }

  @Test
  void aCycleIsCaught() {
    assertCaught("zk.field", WRONG.cycles(SAMPLES));
  }

  @Test
  void aBigIntegerOnAHotPathIsCaught() {
    assertCaught("SumOfBigIntegers", WRONG.bigIntegersOnHotPaths(SAMPLES));
  }

  @Test
  void printingAndExitOutsideTheCommandLineAreCaught() {
    assertCaught("System.out", WRONG.terminalUses(SAMPLES));
    assertCaught("System.exit", WRONG.terminalUses(SAMPLES));
  }

  private static void assertNone(List<String> violations) {
    assertEquals("", String.join("\n", violations));
  }

  private static void assertCaught(String culprit, List<String> violations) {
    assertTrue(violations.stream().anyMatch(line -> line.contains(culprit)),
        () -> culprit + " is not in " + violations);
  }
}
