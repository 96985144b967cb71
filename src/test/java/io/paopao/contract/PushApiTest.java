package io.paopao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.ErrorCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushApiTest {

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = PushApi.document().findValuesAsText("$ref");
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference -> {
          int hash = reference.indexOf('#');
          var document = hash == 0 ? PushApi.document() : OpenApi.contract().document();
          assertThat(document.at(reference.substring(hash + 1)).isMissingNode())
              .as(reference)
              .isFalse();
        });
  }

  @Test
  void everyEndAndEveryErrorIsDocumented() {
    assertThat(Arrays.stream(Disconnect.values()).map(each -> each.frame().text()))
        .allSatisfy(frame -> assertThat(PushApi.faultsOfServer(frame)).isEmpty());
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::json))
        .allSatisfy(error ->
            assertThat(PushApi.faultsOfServer("{\"id\":1,\"error\":" + error + "}")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1}",
        "{\"id\":0,\"result\":{}}",
        "{\"id\":1,\"result\":{},\"error\":{}}",
        "{\"id\":1,\"result\":{\"more\":1}}",
        "{\"id\":1,\"result\":{\"channel\":\"thread:1\",\"position\":{\"epoch\":\"e\",\"offset\":1},\"recovered\":true}}",
        "{\"push\":{\"channel\":\"thread:1\",\"pub\":{\"offset\":0,\"type\":\"notification.read\",\"data\":{\"unreadCount\":1}}}}",
        "{\"push\":{\"channel\":\"thread:1\",\"pub\":{\"offset\":1,\"type\":\"post.created\",\"data\":{}}}}",
        "{\"push\":{\"disconnect\":{\"code\":1000,\"reason\":\"\",\"reconnect\":true}}}"
      })
  void isNoFrameOfTheServer(String frame) {
    assertThat(PushApi.faultsOfServer(frame)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\":1}", "{\"connect\":{}}", "{\"id\":1,\"connect\":{},\"refresh\":{}}"})
  void isNoFrameOfAClient(String frame) {
    assertThat(PushApi.faultsOfClient(frame)).isNotEmpty();
  }
}
