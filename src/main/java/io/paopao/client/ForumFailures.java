package io.paopao.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Turns problems into exceptions.
final class ForumFailures implements ResponseExceptionMapper<ForumFailure> {

  @Override
  public ForumFailure toThrowable(Response response) {
    try (JsonReader reader =
        Json.createReader(new StringReader(response.readEntity(String.class)))) {
      JsonObject problem = reader.readObject();
      return new ForumFailure(
          response.getStatus(), problem.getString("code", ""), problem.getString("detail", ""));
    } catch (
        @SuppressWarnings("unused")
        JsonException noProblem) {
      return new ForumFailure(response.getStatus(), "", null);
    }
  }
}
