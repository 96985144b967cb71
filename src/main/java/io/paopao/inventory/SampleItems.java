package io.paopao.inventory;

import io.paopao.platform.Problem;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the mall offers in development mode, unless it offers something already.
@ApplicationScoped
class SampleItems implements StartupTask {

  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final String FILE = "/inventory/sample-items.json";

  @Inject private Items items;
  @Inject private Stocking stocking;

  @Inject
  @ConfigProperty(name = "paopao.dev.mode")
  private boolean developmentMode;

  /// The file.
  public record Sample(List<NewItem> items) {}

  @Override
  public String context() {
    return "inventory";
  }

  @Override
  public void start() {
    if (developmentMode && items.list(true, null, 1).items().isEmpty()) {
      read().items().forEach(this::offer);
    }
  }

  /// Another node may be a moment earlier.
  private void offer(NewItem item) {
    try {
      stocking.offer(item);
    } catch (Problem problem) {
      if (problem.status() != 409) {
        throw problem;
      }
    }
  }

  private static Sample read() {
    try (InputStream file =
        Objects.requireNonNull(SampleItems.class.getResourceAsStream(FILE), FILE)) {
      return JSONB.fromJson(file, Sample.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
