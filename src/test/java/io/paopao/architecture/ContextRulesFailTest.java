package io.paopao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.paopao.orders.PlantedNeighbour;
import io.paopao.platform.PlantedKernel;
import io.paopao.posts.PlantedCycleBack;
import io.paopao.posts.PlantedFrontDoor;
import io.paopao.posts.store.PlantedBorrower;
import io.paopao.posts.store.PlantedStore;
import io.paopao.push.domain.PlantedDomain;
import io.paopao.search.messaging.PlantedListener;
import io.paopao.users.PlantedCycle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each architecture rule finds the fault that was planted for it.
class ContextRulesFailTest {

  static Stream<Arguments> planted() {
    return Stream.of(
        Arguments.of(
            ContextRulesTest.contextsAreEnteredByTheirFrontDoor, only(PlantedFrontDoor.class)),
        Arguments.of(
            ContextRulesTest.contextsFormNoCycle,
            new Class<?>[] {PlantedCycle.class, PlantedCycleBack.class}),
        Arguments.of(ContextRulesTest.callsFollowTheContextMap, only(PlantedCycle.class)),
        Arguments.of(ContextRulesTest.platformKnowsNoContext, only(PlantedKernel.class)),
        Arguments.of(
            ContextRulesTest.ordersKnowTheirNeighboursByEvents, only(PlantedNeighbour.class)),
        Arguments.of(ContextRulesTest.domainIsPlainJava, only(PlantedDomain.class)),
        Arguments.of(ContextRulesTest.storeDoesNotKnowRest, only(PlantedStore.class)),
        Arguments.of(ContextRulesTest.messagingDoesNotKnowRest, only(PlantedListener.class)),
        Arguments.of(ContextRulesTest.databaseConnectionsAreLent, only(PlantedBorrower.class)),
        Arguments.of(ContextRulesTest.redisConnectionsAreLent, only(PlantedBorrower.class)),
        Arguments.of(ContextRulesTest.resourcesStandInRestOrWeb, only(PlantedFrontDoor.class)),
        Arguments.of(ContextRulesTest.namesSayWhatAThingIs, only(PlantedHelper.class)));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void aPlantedFaultIsFound(ArchRule rule, Class<?>[] faults) {
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(faults)).hasViolation())
        .isTrue();
  }

  private static Class<?>[] only(Class<?> fault) {
    return new Class<?>[] {fault};
  }
}
