package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartTest {

  private static final MediaType TYPE =
      new MediaType("multipart", "form-data", Map.of("boundary", "line"));
  private static final String FORM =
      """
      --line
      Content-Disposition: form-data; name="csrf"

      token
      --line
      Content-Disposition: form-data; name="picture"; filename="../name=\\"x\\".png"
      Content-Type: image/png

      one
      --lin
      two
      --line
      Content-Disposition: form-data; name="csrf"

      another
      --line--
      """
          .replace("\n", "\r\n");

  @Test
  void partsAreFoundByTheirNames() {
    Multipart form = parse(FORM);

    assertThat(form.text("csrf")).isEqualTo("token");
    assertThat(form.text("picture")).isEqualTo("one\r\n--lin\r\ntwo");
    assertThat(form.file("x")).isNull();
    assertThat(parse("before\r\n" + FORM).text("csrf")).isEqualTo("token");
  }

  @Test
  void aPartThatIsNotWholeIsNotThere() {
    Multipart form = parse(FORM.substring(0, FORM.indexOf("two")));

    assertThat(form.text("csrf")).isEqualTo("token");
    assertThat(form.file("picture")).isNull();
  }

  @Test
  void whatIsNoFormHasNoParts() {
    assertThat(parse("").parts()).isEmpty();
    assertThat(parse("--line").parts()).isEmpty();
    assertThat(parse("--line\r\n--line--").parts()).isEmpty();
    assertThat(parse("--line\r\n\r\nx\r\n--line--").parts()).isEmpty();
    String headers = "--line\r\nContent-Disposition: form-data; name=\"csrf\"";
    assertThat(parse(headers + "\r\n\r\n--line--").parts()).isEmpty();
    assertThat(parse(headers + "\r\n--line--").parts()).isEmpty();
    assertThatThrownBy(() -> Multipart.parse(new byte[0], MediaType.MULTIPART_FORM_DATA_TYPE))
        .isInstanceOf(Problem.class);
  }

  private static Multipart parse(String body) {
    return Multipart.parse(body.getBytes(StandardCharsets.UTF_8), TYPE);
  }
}
