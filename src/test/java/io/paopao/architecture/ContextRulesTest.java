package io.paopao.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.paopao.platform.events.Event;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;

/// A context's root package is open to others, its sub-packages are its own; contexts form no
/// cycle; `platform` knows nobody; `domain` knows only Java.
@AnalyzeClasses(packages = "io.paopao", importOptions = ImportOption.DoNotIncludeTests.class)
class ContextRulesTest {

  /// Who may know whom: the context map of `docs/architecture.md`.
  static final Map<String, Set<String>> CONTEXT_MAP =
      Map.of(
          "media", Set.of(),
          "users", Set.of("media"),
          "posts", Set.of("media", "users"),
          "notifications", Set.of("users", "posts"),
          "search", Set.of("users", "posts"),
          "points", Set.of("users", "posts"),
          "inventory", Set.of(),
          "orders", Set.of("users", "points", "inventory"),
          "push", Set.of("users", "posts", "notifications", "inventory"),
          "pages",
              Set.of(
                  "media",
                  "users",
                  "posts",
                  "notifications",
                  "search",
                  "points",
                  "inventory",
                  "orders",
                  "push"));

  @ArchTest
  static final ArchRule contextsAreEnteredByTheirFrontDoor =
      classes().that(not(compositionRoot())).should(enterOtherContextsByTheirRoot());

  @ArchTest
  static final ArchRule contextsFormNoCycle =
      slices().matching("io.paopao.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule callsFollowTheContextMap =
      classes().that(not(compositionRoot())).should(followTheContextMap());

  @ArchTest
  static final ArchRule platformKnowsNoContext =
      noClasses()
          .that()
          .resideInAPackage("io.paopao.platform..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.paopao..").and(not(resideInAPackage("io.paopao.platform.."))));

  /// Orders hold ids of their neighbours' things and hear their events; what else they ask, they
  /// ask over HTTP.
  @ArchTest
  static final ArchRule ordersKnowTheirNeighboursByEvents =
      noClasses()
          .that()
          .resideInAPackage("io.paopao.orders..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.paopao.points..", "io.paopao.inventory..")
                  .and(not(assignableTo(Event.class))));

  @ArchTest
  static final ArchRule domainIsPlainJava =
      classes()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify..", "io.paopao..domain.."));

  @ArchTest
  static final ArchRule storeDoesNotKnowRest =
      noClasses()
          .that()
          .resideInAPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..rest..", "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule messagingDoesNotKnowRest =
      noClasses()
          .that()
          .resideInAPackage("..messaging..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..rest..");

  @ArchTest
  static final ArchRule resourcesStandInRestOrWeb =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .resideOutsideOfPackage("io.paopao.client")
          .should()
          .resideInAnyPackage("..rest..", "..pages.web..");

  @ArchTest
  static final ArchRule theClientStandsAlone =
      noClasses()
          .that()
          .resideInAPackage("io.paopao.client")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.paopao..").and(not(resideInAPackage("io.paopao.client"))));

  @ArchTest
  static final ArchRule theForumDoesNotNeedItsClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.paopao.client")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.paopao.client");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils");

  /// [io.paopao.platform.sql.Database] lends connections for the length of a function, so that none
  /// can be kept.
  @ArchTest
  static final ArchRule databaseConnectionsAreLent =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.paopao.platform.sql..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javax.sql.DataSource")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.jdbi.v3.core.Jdbi")
          .orShould()
          .callMethod("org.jdbi.v3.core.Handle", "getConnection");

  /// [io.paopao.platform.redis.Redis] borrows a connection for a command and gives it back; others
  /// may not hold one, neither bare nor as a pipeline or a transaction.
  @ArchTest
  static final ArchRule redisConnectionsAreLent =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.paopao.platform.redis..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("redis.clients.jedis..")
                  .and(not(DescribedPredicate.describe("are lent", ContextRulesTest::isLent))));

  private static boolean isLent(JavaClass type) {
    return Set.of("UnifiedJedis", "AbstractPipeline").contains(type.getSimpleName())
        || type.getPackageName().startsWith("redis.clients.jedis.params");
  }

  private static DescribedPredicate<JavaClass> compositionRoot() {
    return resideInAPackage("io.paopao").as("the composition root");
  }

  private static ArchCondition<JavaClass> enterOtherContextsByTheirRoot() {
    return new ArchCondition<>("enter other contexts by their root package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(d -> !context(d.getTargetClass()).equals(context(type)))
            .filter(d -> CONTEXT_MAP.containsKey(context(d.getTargetClass())))
            .filter(d -> !isRoot(d.getTargetClass()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> followTheContextMap() {
    return new ArchCondition<>("know only the contexts that the context map allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> allowed = CONTEXT_MAP.getOrDefault(context(type), Set.of());
        type.getDirectDependenciesFromSelf().stream()
            .filter(d -> CONTEXT_MAP.containsKey(context(d.getTargetClass())))
            .filter(d -> !context(d.getTargetClass()).equals(context(type)))
            .filter(d -> !allowed.contains(context(d.getTargetClass())))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
      }
    };
  }

  private static boolean isRoot(JavaClass type) {
    return type.getPackageName().equals("io.paopao." + context(type));
  }

  /// The word after `io.paopao.`, or "" for other packages.
  private static String context(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (!name.startsWith("io.paopao.")) {
      return "";
    }
    return name.substring("io.paopao.".length()).replaceFirst("\\..*", "");
  }
}
